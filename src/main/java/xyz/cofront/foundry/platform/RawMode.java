package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.function.Supplier;

/// Makes this process's terminal hand on every key (termios(3), "Raw mode"), and brings it back to what it was.
///
/// A small guard does both: a shell with `stty`, whose standard input is a pipe that this process holds open. However
/// this process ends, by a signal that nobody can catch too, the pipe ends with it and the guard restores the terminal.
/// The guard itself heeds no signal of the terminal's.
public final class RawMode {
    private static final String GUARD = "trap '' INT QUIT TERM HUP TSTP TTOU TTIN; exec 3</dev/tty || exit 1;"
            + " saved=$(stty -g <&3) || exit 1; stty raw -echo <&3 || exit 1; echo raw;"
            + " read -r rest; stty \"$saved\" <&3";

    private RawMode() {}

    /// Does the work with the terminal made so.
    ///
    /// @throws IOException if there is no terminal, or no `stty`
    public static <T> T during(Supplier<T> work) throws IOException {
        Process guard = new ProcessBuilder(List.of("/bin/sh", "-c", GUARD))
                .redirectError(Redirect.DISCARD)
                .start();
        if (guard.inputReader().readLine() == null) {
            throw new IOException("this process has no terminal, or there is no stty");
        }
        try {
            return work.get();
        } finally {
            end(guard);
        }
    }

    private static void end(Process guard) throws IOException {
        guard.getOutputStream().close();
        try {
            guard.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
