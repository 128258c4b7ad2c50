package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sees to it that this process's terminal is in the end what it was (termios(3)).
///
/// A small process does: a shell with `stty`, whose standard input is a pipe that this process holds open. However
/// this process ends, by a signal that nobody can catch too, the pipe ends with it and the guard restores the terminal.
/// The guard itself heeds no signal of the terminal's.
final class TerminalGuard implements AutoCloseable {
    private static final String SAVE =
            "trap '' INT QUIT TERM HUP TSTP TTOU TTIN; exec 3</dev/tty || exit 1;" + " saved=$(stty -g <&3) || exit 1;";
    private static final String RAW = " stty raw -echo <&3 || exit 1;";
    private static final String RESTORE = " echo ready; read -r child;"
            + " read -r ended || [ -z \"$child\" ] || kill \"$child\"; stty \"$saved\" <&3";

    private final Process guard;

    private TerminalGuard(Process guard) {
        this.guard = guard;
    }

    /// Leaves the terminal as it is for now.
    ///
    /// @throws IOException if there is no terminal, or no `stty`
    static TerminalGuard keeping() throws IOException {
        return started(SAVE + RESTORE);
    }

    /// Makes the terminal hand on every key and show every byte ("Raw mode").
    ///
    /// @throws IOException if there is no terminal, or no `stty`
    static TerminalGuard raw() throws IOException {
        return started(SAVE + RAW + RESTORE);
    }

    private static TerminalGuard started(String script) throws IOException {
        Process guard = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .redirectError(Redirect.DISCARD)
                .start();
        if (guard.inputReader().readLine() == null) {
            throw new IOException("this process has no terminal, or there is no stty");
        }
        return new TerminalGuard(guard);
    }

    /// Has the guard end that program, too, when this process ends before [#ended].
    void answersFor(Process child) throws IOException {
        say(Long.toString(child.pid()));
    }

    /// The program has ended by itself.
    void ended() throws IOException {
        say("ended");
    }

    private void say(String line) throws IOException {
        OutputStream pipe = guard.getOutputStream();
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /// Brings the terminal back to what it was.
    @Override
    public void close() throws IOException {
        guard.getOutputStream().close();
        try {
            guard.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
