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
        Process process = new ProcessBuilder(command).inheritIO().start();
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
