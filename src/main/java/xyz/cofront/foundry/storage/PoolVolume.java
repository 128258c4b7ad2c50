package xyz.cofront.foundry.storage;

import java.util.List;

/// A volume as `pool info` shows it.
///
/// @param format what libvirt takes it for
/// @param capacity in bytes, as a guest sees it
/// @param allocation in bytes, what it takes of the pool
/// @param use what it is, such as `boot`, `data`, `image`, or `disk` of a machine that Foundry did not make; empty if
///     nobody claims it
/// @param machines that use it, sorted
/// @param chain what lies below it, nearest first
public record PoolVolume(
        String name,
        String path,
        String format,
        long capacity,
        long allocation,
        String use,
        List<String> machines,
        List<String> chain) {
    public PoolVolume {
        machines = List.copyOf(machines);
        chain = List.copyOf(chain);
    }
}
