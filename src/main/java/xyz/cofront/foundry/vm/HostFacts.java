package xyz.cofront.foundry.vm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.image.FoundImage;

/// What a plan needs to know of the host, found out beforehand so that the plan is a function of values.
///
/// @param architecture QEMU's word, such as `x86_64`
/// @param virtType `kvm` or `qemu`, decided
/// @param poolPaths the folder of every pool the machine uses, by the pool's name
/// @param blockPools those of them whose volumes are block devices
/// @param filePool the pool whose folder takes the seed and the serial log: the machine's own, if it holds files
/// @param image the base image; empty for an empty boot disk
/// @param adopted the path of every existing volume that a data disk attaches, by the disk's device
public record HostFacts(
        String architecture,
        VirtType virtType,
        Map<String, String> poolPaths,
        Set<String> blockPools,
        String filePool,
        Optional<FoundImage> image,
        Map<String, String> adopted) {
    public HostFacts {
        poolPaths = Map.copyOf(poolPaths);
        blockPools = Set.copyOf(blockPools);
        adopted = Map.copyOf(adopted);
    }

    /// Whether the pool's volumes are block devices.
    boolean block(String pool) {
        return blockPools.contains(pool);
    }

    /// Where a volume of a pool will lie.
    String pathOf(String pool, String volume) {
        String folder = poolPaths.get(pool);
        if (folder == null) {
            throw new IllegalStateException("no folder is known of pool " + pool);
        }
        return folder + "/" + volume;
    }
}
