package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.vm.SshProbe;

/// What it takes to get into a running guest, handed in.
///
/// @param outputTerminal whether somebody sees the standard output on a terminal
/// @param ssh finds out whether a guest's SSH server answers
/// @param programs runs other programs
/// @param rawTerminal makes the terminal hand on every key
public record LiveAccess(boolean outputTerminal, SshProbe ssh, Programs programs, RawTerminal rawTerminal) {

    /// Runs a program on this process's own standard streams.
    @FunctionalInterface
    public interface Programs {
        /// @return its exit status
        /// @throws IOException if it cannot be started
        int run(List<String> command) throws IOException;
    }

    /// Makes the terminal hand on every key and show every byte.
    @FunctionalInterface
    public interface RawTerminal {
        /// The terminal is itself again when the work is done, or when this process ends, however it does.
        ///
        /// @throws IOException if there is no terminal
        String during(Supplier<String> work) throws IOException;
    }
}
