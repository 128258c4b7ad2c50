package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.Program;

/// The micro guest's power and console. It says "micro: done" when it is up, and heeds its power button.
@Tag("program")
final class PowerIT {
    private static final Duration BOOT = Duration.ofMinutes(2);

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    private HostState before;

    @BeforeEach
    void start() throws Exception {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        before = HostState.now();
        String document = Files.readString(Documents.micro(folder, "mule", 30)) + "    packages: [micro-stay]\n";
        foundry.succeed("create", Documents.write(folder, "mule", document).toString());
        up();
    }

    @AfterEach
    void findNothingLeft() {
        foundry.succeed("destroy", "mule", "--yes", "--grace", "0");
        assertThat(HostState.now()).isEqualTo(before);
    }

    @Test
    void theGuestsPowerGoesTheRound() throws Exception {
        assertThat(foundry.succeed("suspend", "mule").out()).isEqualTo("Successfully suspended VM 'mule'\n");
        assertThat(state()).isEqualTo("paused");
        assertThat(foundry.run("stop", "mule").exitCode()).isEqualTo(4);
        foundry.succeed("resume", "mule");
        assertThat(state()).isEqualTo("running");
        assertThat(foundry.succeed("stop", "mule").out()).isEqualTo("Successfully stopped VM 'mule'\n");
        assertThat(foundry.succeed("logs", "mule").out()).contains("micro: done", "micro: power button");
        assertThat(state()).isEqualTo("shut off");
        foundry.succeed("start", "mule");
        up();
        foundry.succeed("restart", "mule", "--force");
        assertThat(state()).isEqualTo("running");
        up();
        assertThat(foundry.succeed("boot", "mule", "-o", "name").out()).isEqualTo("virtualmachine/mule\n");
        foundry.succeed("stop", "mule", "--force");
        assertThat(state()).isEqualTo("shut off");
        assertThat(foundry.succeed("start", "mule", "-q").err()).isEmpty();
    }

    @Test
    void keysReachTheGuestAndTheTerminalIsItselfAgainAlsoAfterKillNine() throws Exception {
        try (Tmux tmux = new Tmux(100, 30)) {
            String cooked = settings(tmux, "before");

            tmux.type(program() + " console mule; echo left=$?");
            tmux.await("connected to VM 'mule'");
            Thread.sleep(1000);
            tmux.type("hello-guest");
            tmux.await("hello-guest");
            tmux.resize(60, 20);
            tmux.key("C-]");
            tmux.await("left=0");
            assertThat(settings(tmux, "left")).isEqualTo(cooked);

            tmux.resize(140, 50);
            tmux.type("clear; " + program() + " console mule --force; echo left=$?");
            tmux.await("connected to VM 'mule'");
            Thread.sleep(1000);
            Shell.run("pkill", "-KILL", "-f", "console mule --force$");
            tmux.await("left=137");
            assertThat(settings(tmux, "killed")).isEqualTo(cooked);
        }
    }

    /// The terminal's own, as stty tells them.
    private String settings(Tmux tmux, String moment) throws Exception {
        Path file = folder.resolve(moment);
        tmux.type("stty -g > " + file + "; echo told-" + moment);
        tmux.await("^(?:[#$] )?told-" + moment);
        return Files.readString(file);
    }

    /// A script, for the command would not fit on a terminal's line.
    private String program() throws IOException {
        String command =
                Program.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Path script = Files.writeString(folder.resolve("run"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toString();
    }

    private static String state() {
        return Shell.virsh("domstate", "mule").strip();
    }

    private static void up() throws Exception {
        RealHost.console("mule", BOOT, text -> text.contains("micro: done"));
    }

    /// A terminal to type on and to look at, with a shell in it.
    private static final class Tmux implements AutoCloseable {
        private final String name = "foundry-" + ProcessHandle.current().pid();

        Tmux(int width, int height) {
            run("new-session", "-d", "-s", "it", "-x", "" + width, "-y", "" + height, "-e", "PS1=$ ", "sh");
        }

        void type(String line) {
            run("send-keys", "-t", "it", "-l", line);
            key("Enter");
        }

        void key(String key) {
            run("send-keys", "-t", "it", key);
        }

        void resize(int width, int height) {
            run("resize-window", "-t", "it", "-x", "" + width, "-y", "" + height);
        }

        /// The first place on the screen that fits.
        String await(String pattern) throws InterruptedException {
            Pattern wanted = Pattern.compile(pattern);
            Instant end = Instant.now().plusSeconds(60);
            String screen = "";
            while (Instant.now().isBefore(end)) {
                screen = run("capture-pane", "-p", "-J", "-t", "it");
                for (String line : screen.lines().toList()) {
                    Matcher found = wanted.matcher(line);
                    if (found.find()) {
                        return found.group();
                    }
                }
                Thread.sleep(200);
            }
            throw new AssertionError("not seen: " + pattern + " on:\n" + screen);
        }

        private String run(String... arguments) {
            String[] command = new String[arguments.length + 3];
            command[0] = "tmux";
            command[1] = "-L";
            command[2] = name;
            System.arraycopy(arguments, 0, command, 3, arguments.length);
            return Shell.run(command);
        }

        @Override
        public void close() {
            run("kill-server");
        }
    }
}
