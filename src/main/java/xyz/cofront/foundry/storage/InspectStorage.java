package xyz.cofront.foundry.storage;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.metadata.Owner;

/// Tells how the storage of the whole host is used: two calls for each pool, one for each machine, one for each image
/// that is not whole. Changes nothing.
public final class InspectStorage {
    private static final int MOST = 10;

    private final Hypervisor hypervisor;
    private final ImageFiles images;
    private final Predicate<Owner> alive;

    public InspectStorage(Hypervisor hypervisor, ImageFiles images, Predicate<Owner> alive) {
        this.hypervisor = hypervisor;
        this.images = images;
        this.alive = alive;
    }

    /// @param imagePool where images are looked for
    /// @param elsewhere leftovers that are no volumes, such as partial downloads
    /// @throws StorageException if it cannot be looked at
    public StorageStatus run(String imagePool, List<Finding> elsewhere) {
        try {
            Inventory inventory = Inventory.take(hypervisor);
            Findings findings = new Findings(inventory, images, imagePool, alive);
            return new StorageStatus(
                    pools(inventory),
                    biggest(inventory),
                    findings.unusedImages(),
                    findings.orphans(),
                    Stream.concat(findings.leftovers().stream(), elsewhere.stream())
                            .toList());
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at the storage", StorageException::new);
        }
    }

    private List<PoolUse> pools(Inventory inventory) {
        return inventory.pools().stream()
                .map(pool -> PoolUse.of(pool, committed(inventory, pool)))
                .toList();
    }

    private long committed(Inventory inventory, Pool pool) {
        VolumeUses uses = new VolumeUses(inventory, images);
        return inventory.volumesOf(pool).stream()
                .filter(uses::isDisk)
                .mapToLong(volume -> Math.max(0, volume.capacity() - volume.allocation()))
                .sum();
    }

    private List<VolumeUse> biggest(Inventory inventory) {
        VolumeUses uses = new VolumeUses(inventory, images);
        return inventory.volumes().stream()
                .sorted(Comparator.comparingLong(Volume::allocation)
                        .reversed()
                        .thenComparing(volume -> volume.id().toString()))
                .limit(MOST)
                .map(volume -> new VolumeUse(
                        volume.id(),
                        volume.capacity(),
                        volume.allocation(),
                        uses.of(volume),
                        List.copyOf(inventory.users(volume))))
                .toList();
    }
}
