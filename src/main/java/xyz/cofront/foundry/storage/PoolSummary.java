package xyz.cofront.foundry.storage;

import java.util.Optional;
import java.util.OptionalInt;

/// A pool as `pool list` shows it.
///
/// @param type libvirt's word, such as `dir`
/// @param path where its volumes lie, if that can be said
/// @param capacity in bytes; 0 for a pool that is not active, like the next two
/// @param allocation in bytes
/// @param available in bytes
/// @param volumes how many there are; not known of a pool that is not active
public record PoolSummary(
        String name,
        boolean active,
        String type,
        Optional<String> path,
        boolean autostart,
        long capacity,
        long allocation,
        long available,
        OptionalInt volumes) {

    /// `active` or `inactive`.
    public String state() {
        return active ? "active" : "inactive";
    }
}
