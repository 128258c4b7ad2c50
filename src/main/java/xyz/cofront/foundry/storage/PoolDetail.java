package xyz.cofront.foundry.storage;

import java.util.List;
import xyz.cofront.foundry.hypervisor.Pool;

/// A pool as `pool info` shows it.
///
/// @param volumes sorted by name; none of a pool that is not active
public record PoolDetail(Pool pool, List<PoolVolume> volumes) {
    public PoolDetail {
        volumes = List.copyOf(volumes);
    }
}
