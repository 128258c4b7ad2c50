package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.storage.PoolSpace;
import xyz.cofront.foundry.storage.SpaceNeed;

/// The place an image is to go to: its name in a pool, and what an earlier import may have left there.
final class ImportTarget {
    /// Pools of this host alone. In others, an owner that cannot be seen may live on another host.
    private static final Set<String> LOCAL_POOLS = Set.of("dir", "fs", "logical", "disk", "zfs");

    private final Volumes volumes;
    private final Pool pool;
    private final VolumeId image;
    private final VolumeId marker;

    ImportTarget(Volumes volumes, Pool pool, String name) {
        this.volumes = volumes;
        this.pool = pool;
        this.image = new VolumeId(pool.name(), name);
        this.marker = new VolumeId(pool.name(), ImageNames.marker(name));
    }

    VolumeId image() {
        return image;
    }

    VolumeId marker() {
        return marker;
    }

    /// Whether a dead import's remains have to go first.
    ///
    /// @throws StorageException if the name is taken, or being taken
    boolean findRemains(Predicate<Owner> alive) {
        if (volumes.find(marker).isEmpty()) {
            volumes.find(image).ifPresent(taken -> {
                throw new StorageException(
                        "pool '" + pool.name() + "' already has a volume '" + image.name() + "'",
                        List.of("images are never overwritten: choose another --name, or remove the volume first"),
                        null);
            });
            return false;
        }
        requireDead(alive);
        return true;
    }

    /// @throws StorageException unless this host can tell that the marker's owner is dead
    private void requireDead(Predicate<Owner> alive) {
        Optional<ImportMarker> found = ImportMarker.parse(volumes.read(marker, 0, ImportMarker.LIMIT));
        if (found.isEmpty() || !found.get().image().equals(image.name())) {
            throw inTheWay("it does not say who made it");
        }
        Owner owner = found.get().work().owner();
        if (!LOCAL_POOLS.contains(pool.type())) {
            throw inTheWay("its owner may be on another host");
        }
        if (alive.test(owner)) {
            throw new StorageException("'" + image.name() + "' is being imported into pool '" + pool.name()
                    + "' by process " + owner.pid() + " since "
                    + found.get().work().started());
        }
    }

    private StorageException inTheWay(String why) {
        return new StorageException(
                "an import of '" + image.name() + "' into pool '" + pool.name()
                        + "' is under way or was cut off: volume '" + marker.name() + "' is there, and " + why,
                List.of("if no import is running, remove both: 'virsh vol-delete --pool " + pool.name() + " "
                        + image.name() + "', then 'virsh vol-delete --pool " + pool.name() + " " + marker.name() + "'"),
                null);
    }

    /// @throws StorageException if the pool is too full
    void requireSpace(long fileSize, boolean remains) {
        long freed = remains ? volumes.find(image).map(Volume::allocation).orElse(0L) : 0;
        PoolSpace space = PoolSpace.judge(
                pool.name(),
                pool.available() + freed,
                List.of(SpaceNeed.whole(image.name(), fileSize), SpaceNeed.whole(marker.name(), ImportMarker.LIMIT)));
        if (space instanceof PoolSpace.TooSmall(String problem)) {
            throw new StorageException(problem);
        }
    }

    /// Removes what a dead import left, the marker last: at no moment does half an image stand without one.
    void removeRemains(Predicate<Owner> alive) {
        // Looked at again, for another import may have come first and be at work behind this very marker.
        if (volumes.find(marker).isPresent()) {
            requireDead(alive);
            List<VolumeId> remains = new ArrayList<>();
            volumes.find(image).map(Volume::id).ifPresent(remains::add);
            remains.add(marker);
            remains.forEach(volume -> NewVolume.delete(volumes, volume));
        }
    }
}
