package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.util.List;

/// Another program that takes over this process's standard streams until it ends.
public final class ChildProcess {
    private ChildProcess() {}

    /// @param command the program, found on the path, and its arguments
    /// @return its exit status; 128 and the signal's number where one ended it
    /// @throws IOException if it cannot be started
    public static int run(List<String> command) throws IOException {
        return waitFor(new ProcessBuilder(command).inheritIO().start());
    }

    /// The same for a program that may change the terminal, and would be left behind on it if this process were killed:
    /// then it is ended, and the terminal is what it was. Without `stty` there is nobody to do that.
    public static int runOnTerminal(List<String> command) throws IOException {
        TerminalGuard guard;
        try {
            guard = TerminalGuard.keeping();
        } catch (IOException unguarded) {
            return run(command);
        }
        try (guard) {
            Process process = new ProcessBuilder(command).inheritIO().start();
            guard.answersFor(process);
            int status = waitFor(process);
            guard.ended();
            return status;
        }
    }

    private static int waitFor(Process process) throws IOException {
        // Who ends us means the program that works in our place.
        Thread end = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int status = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return status;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("interrupted", interruption);
        }
    }
}
