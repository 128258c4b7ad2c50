package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which of the standard streams are terminals. `System.console()` tells of all of them at once only.
public final class Terminals {
    private final Path descriptors;

    /// @param descriptors the folder of this process's open files, `/proc/self/fd`
    public Terminals(Path descriptors) {
        this.descriptors = descriptors;
    }

    /// @param descriptor 0 for the standard input, 1 for the output, 2 for errors
    public boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
