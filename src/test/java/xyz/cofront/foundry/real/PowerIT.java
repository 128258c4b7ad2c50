package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The micro guest's power and console. It says "micro: done" when it is up, and heeds its power button.
@Tag("program")
final class PowerIT {
    private static final Duration BOOT = Duration.ofMinutes(2);

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @BeforeEach
    void start() throws Exception {
        String document = Files.readString(Documents.micro(folder, "mule", 30)) + "    packages: [micro-stay]\n";
        foundry.succeed("create", Documents.write(folder, "mule", document).toString());
        up();
    }

    @AfterEach
    void destroy() {
        foundry.succeed("destroy", "mule", "--yes", "--grace", "0");
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
            String cooked = tmux.settings(folder.resolve("before"));

            tmux.type(Tmux.program(folder) + " console mule; echo left=$?");
            tmux.await("connected to VM 'mule'");
            Thread.sleep(1000);
            tmux.type("hello-guest");
            tmux.await("hello-guest");
            tmux.resize(60, 20);
            tmux.key("C-]");
            tmux.await("left=0");
            assertThat(tmux.settings(folder.resolve("left"))).isEqualTo(cooked);

            tmux.resize(140, 50);
            tmux.clear();
            tmux.type(Tmux.program(folder) + " console mule --force; echo left=$?");
            tmux.await("connected to VM 'mule'");
            Thread.sleep(1000);
            Shell.run("pkill", "-KILL", "-f", "console mule --force$");
            tmux.await("left=137");
            tmux.awaitSettings(cooked);
        }
    }

    private static String state() {
        return Shell.virsh("domstate", "mule").strip();
    }

    private static void up() throws Exception {
        RealHost.console("mule", BOOT, text -> text.contains("micro: done"));
    }
}
