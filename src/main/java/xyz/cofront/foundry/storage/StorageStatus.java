package xyz.cofront.foundry.storage;

import java.util.List;

/// The storage of a whole host.
///
/// @param pools sorted by name
/// @param biggest the volumes that take the most, biggest first, ten at most
/// @param unusedImages images that neither a machine nor an overlay needs
/// @param orphans volumes made for machines that are not there any more
/// @param leftovers what work that was cut off left behind
public record StorageStatus(
        List<PoolUse> pools,
        List<VolumeUse> biggest,
        List<Finding> unusedImages,
        List<Finding> orphans,
        List<Finding> leftovers) {
    public StorageStatus {
        pools = List.copyOf(pools);
        biggest = List.copyOf(biggest);
        unusedImages = List.copyOf(unusedImages);
        orphans = List.copyOf(orphans);
        leftovers = List.copyOf(leftovers);
    }
}
