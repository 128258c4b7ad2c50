package xyz.cofront.foundry.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import xyz.cofront.foundry.Program;

/// A terminal to type on and to look at, with a shell in it.
final class Tmux implements AutoCloseable {
    /// In the lab's own folder: in /tmp, which is the host's, another lab may have a process of the same number.
    private final String socket = System.getenv("FOUNDRY_LAB_DIR") + "/tmux-"
            + ProcessHandle.current().pid();

    private int cleared;

    Tmux(int width, int height) {
        run("new-session", "-d", "-s", "it", "-x", "" + width, "-y", "" + height, "-e", "PS1=$ ", "sh");
    }

    void type(String line) {
        run("send-keys", "-t", "it", "-l", line);
        key("Enter");
    }

    /// Wipes the screen: what is awaited from here on is not what was there before.
    void clear() throws InterruptedException {
        cleared++;
        // The shell reckons, for the line that is typed must not be the one that is awaited.
        type("clear; echo cleared-$((" + cleared + " + 0))");
        await("^cleared-" + cleared + "$");
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
        command[1] = "-S";
        command[2] = socket;
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return Shell.run(command);
    }

    @Override
    public void close() {
        run("kill-server");
    }

    /// Waits until the terminal's settings are these: what brings them back may come after what is seen.
    ///
    /// @param wanted what [#settings] gave
    void awaitSettings(String wanted) throws InterruptedException {
        String terminal =
                run("display-message", "-p", "-t", "it", "#{pane_tty}").strip();
        Instant end = Instant.now().plusSeconds(10);
        String seen = "";
        while (Instant.now().isBefore(end)) {
            seen = Shell.run("stty", "-g", "-F", terminal);
            if (seen.equals(wanted)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the terminal is " + seen + "instead of " + wanted);
    }

    /// The terminal's own, as stty tells them.
    ///
    /// @param file where they are left, new for each look
    String settings(Path file) throws IOException, InterruptedException {
        String told = "told-" + file.getFileName();
        type("stty -g > " + file + "; echo " + told);
        await("^(?:[#$] )?" + told);
        return Files.readString(file);
    }

    /// A script that runs Foundry, for the command would not fit on a terminal's line.
    static String program(Path folder) throws IOException {
        String command =
                Program.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Path script = Files.writeString(folder.resolve("run"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toString();
    }
}
