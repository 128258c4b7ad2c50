package xyz.cofront.foundry.vm;

import java.io.Closeable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Locks in memory, of one process after the other.
public final class MemoryLocks implements Locks {
    private final Map<UUID, Holder> held = new ConcurrentHashMap<>();

    @Override
    public Optional<Closeable> tryTake(UUID machine) {
        Holder self = new Holder(1, Instant.EPOCH);
        return held.putIfAbsent(machine, self) == null
                ? Optional.of(() -> held.remove(machine, self))
                : Optional.empty();
    }

    @Override
    public Optional<Holder> holder(UUID machine) {
        return Optional.ofNullable(held.get(machine));
    }

    /// Has somebody else hold a lock until it is taken away.
    void occupy(UUID machine, Holder other) {
        held.put(machine, other);
    }

    void vacate(UUID machine) {
        held.remove(machine);
    }

    public boolean free() {
        return held.isEmpty();
    }
}
