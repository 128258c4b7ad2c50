package xyz.cofront.foundry.vm;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Locks on machines, which every Foundry of this host heeds. What a process holds goes with it, however it ends.
public interface Locks {
    /// Takes the lock of a machine, which closing gives back; empty if somebody else holds it.
    ///
    /// @throws IOException if there is no place for locks
    Optional<Closeable> tryTake(UUID machine) throws IOException;

    /// Who holds it now, as far as that can be told.
    Optional<Holder> holder(UUID machine);

    /// @param pid the process
    /// @param since when that process began
    record Holder(long pid, Instant since) {}
}
