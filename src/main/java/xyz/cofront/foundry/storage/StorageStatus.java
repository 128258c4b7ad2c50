package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.function.UnaryOperator;

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

    /// The same with the commands as they are to be typed here.
    public StorageStatus typed(UnaryOperator<String> here) {
        return new StorageStatus(
                pools,
                biggest,
                unusedImages.stream().map(finding -> finding.typed(here)).toList(),
                orphans.stream().map(finding -> finding.typed(here)).toList(),
                leftovers.stream().map(finding -> finding.typed(here)).toList());
    }
}
