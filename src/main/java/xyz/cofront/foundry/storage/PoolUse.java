package xyz.cofront.foundry.storage;

import java.util.Optional;
import java.util.OptionalDouble;
import xyz.cofront.foundry.hypervisor.Pool;

/// How full a pool is, and how full it may become.
///
/// @param capacity in bytes; 0 for a pool that is not active, like the next three
/// @param allocation in bytes
/// @param available in bytes
/// @param committed in bytes: what the disks in it may still take as their guests write
public record PoolUse(
        String name,
        boolean active,
        String type,
        Optional<String> path,
        long capacity,
        long allocation,
        long available,
        long committed) {

    static PoolUse of(Pool pool, long committed) {
        return new PoolUse(
                pool.name(),
                pool.active(),
                pool.type(),
                pool.path(),
                pool.capacity(),
                pool.allocation(),
                pool.available(),
                committed);
    }

    /// What may still be taken for each free byte: above 1 the pool may fill up. Infinite where nothing is free, empty
    /// where nothing may be taken.
    public OptionalDouble overcommit() {
        if (committed == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(available == 0 ? Double.POSITIVE_INFINITY : (double) committed / available);
    }
}
