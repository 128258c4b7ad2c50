package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.util.function.Supplier;

/// Makes this process's terminal hand on every key, and brings it back to what it was, however the process ends.
public final class RawMode {
    private RawMode() {}

    /// Does the work with the terminal made so.
    ///
    /// @throws IOException if there is no terminal, or no `stty`
    public static <T> T during(Supplier<T> work) throws IOException {
        try (TerminalGuard _ = TerminalGuard.raw()) {
            return work.get();
        }
    }
}
