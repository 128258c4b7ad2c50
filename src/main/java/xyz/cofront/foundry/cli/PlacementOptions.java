package xyz.cofront.foundry.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.config.Key;

/// Where and how machines are made. A flag wins over the document.
final class PlacementOptions {
    @Option(names = "--pool", paramLabel = "POOL", description = "Storage pool for the VMs' disks.")
    @Nullable
    String pool;

    @Option(names = "--image-pool", paramLabel = "POOL", description = "Storage pool that holds the images.")
    @Nullable
    String imagePool;

    @Option(names = "--virt-type", paramLabel = "TYPE", description = "auto, kvm or qemu.")
    @Nullable
    String virtType;

    Map<Key, String> flags() {
        Map<Key, String> flags = new EnumMap<>(Key.class);
        GlobalOptions.put(flags, Key.VM_POOL, pool);
        GlobalOptions.put(flags, Key.IMAGE_POOL, imagePool);
        GlobalOptions.put(flags, Key.VIRT_TYPE, virtType);
        return flags;
    }
}
