package xyz.cofront.foundry.storage;

import java.util.List;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// A volume and what it takes.
///
/// @param capacity in bytes, as a guest sees it
/// @param allocation in bytes, what it takes of its pool
/// @param use what it is, such as `boot`; empty if nobody claims it
/// @param machines that use it, sorted
public record VolumeUse(VolumeId id, long capacity, long allocation, String use, List<String> machines) {
    public VolumeUse {
        machines = List.copyOf(machines);
    }
}
