package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.workflow.Progress;

/// Takes a pool from libvirt. What lies in it stays, but for unused volumes that Foundry brought there, where that is
/// asked for.
public final class DeletePool {
    private final Hypervisor hypervisor;
    private final DefaultPools defaults;
    private final ImageFiles images;
    private final Predicate<Owner> alive;
    private final Consumer<VolumeId> deleteImage;
    private final Progress progress;

    /// @param deleteImage as users do it: after another look for whoever came to stand on it, with its marker up, and
    ///     with all that stands beside it
    public DeletePool(
            Hypervisor hypervisor,
            DefaultPools defaults,
            ImageFiles images,
            Predicate<Owner> alive,
            Consumer<VolumeId> deleteImage,
            Progress progress) {
        this.hypervisor = hypervisor;
        this.defaults = defaults;
        this.images = images;
        this.alive = alive;
        this.deleteImage = deleteImage;
        this.progress = progress;
    }

    /// Looks, and changes nothing.
    ///
    /// @param force whether unused volumes of Foundry's go too
    /// @throws StorageException if it is not there, a default one, or in use
    public PoolDeletion plan(String name, boolean force) {
        try {
            return planned(name, force);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at pool '" + name + "'", StorageException::new);
        }
    }

    /// Carries it out; can be run again after any failure. What came into use since the plan was made keeps the pool.
    ///
    /// @throws StorageException if it is in use now, or cannot be done
    public void delete(PoolDeletion confirmed, boolean force) {
        String name = confirmed.pool().name();
        PoolDeletion current = plan(name, force);
        if (!current.pool().uuid().equals(confirmed.pool().uuid())) {
            throw new StorageException("pool '" + name + "' is another one now; nothing was deleted");
        }
        progress.begin("Deleting pool '" + name + "'...");
        List<VolumeId> volumes =
                current.delete().stream().filter(confirmed.delete()::contains).toList();
        try {
            volumes.forEach(this::delete);
            if (!volumes.isEmpty()) {
                progress.done("Volumes removed");
            }
            forget(current.pool());
        } catch (HypervisorException failure) {
            throw failure.explained("could not delete pool '" + name + "'", StorageException::new)
                    .withDetails(List.of("run this again to go on"));
        }
        current.notes().forEach(progress::note);
    }

    /// A create on an image that begins meanwhile wins, as it does over `image delete`.
    private void delete(VolumeId volume) {
        if (images.kind(volume.name()) instanceof ImageFiles.Image) {
            deleteImage.accept(volume);
        } else {
            tolerating(Kind.NOT_FOUND, () -> hypervisor.volumes().delete(volume));
        }
    }

    private PoolDeletion planned(String name, boolean force) {
        if (defaults.makes(name)) {
            throw new StorageException("pool '" + name + "' is one of Foundry's own and stays");
        }
        Pool found = hypervisor
                .pools()
                .find(name)
                .orElseThrow(() -> MissingPool.named(name, hypervisor.pools().list()));
        // A file that libvirt has not seen yet may be below somebody's disk, and an overlay in any pool on one in this.
        new FreshPools(hypervisor, progress).refresh(pool -> pool.name().equals(name));
        Inventory inventory = Inventory.take(hypervisor);
        Pool pool = inventory.pool(name).orElse(found);
        requireUnused(pool, inventory);
        RemovableVolumes removable = new RemovableVolumes(inventory, images, alive);
        List<VolumeId> delete = force && !pool.shared() ? removable.of(pool) : List.of();
        int keep = inventory.volumesOf(pool).size() - delete.size();
        return new PoolDeletion(pool, delete, keep, notes(pool, force, keep));
    }

    private static List<String> notes(Pool pool, boolean force, int keep) {
        if (!pool.active()) {
            return List.of("pool '" + pool.name() + "' is not active; whatever lies in it stays");
        }
        if (keep == 0) {
            return List.of();
        }
        String what = (keep == 1 ? "1 volume stays" : keep + " volumes stay")
                + pool.path().map(path -> " in " + path).orElse("");
        return List.of(force && pool.shared() ? what + ": other hosts may use them" : what);
    }

    private void requireUnused(Pool pool, Inventory inventory) {
        Set<String> machines = new TreeSet<>();
        inventory.claims().stream()
                .filter(claim -> claim.reachesInto(pool))
                .forEach(claim -> machines.add(claim.name()));
        inventory.volumesOf(pool).forEach(volume -> machines.addAll(inventory.users(volume)));
        if (!machines.isEmpty()) {
            throw new StorageException(
                    "pool '" + pool.name() + "' is in use by "
                            + machines.stream().map(vm -> "VM '" + vm + "'").collect(Collectors.joining(", ")),
                    List.of("'foundry pool info " + pool.name() + "' shows what uses it"),
                    null);
        }
        requireNoOverlaysElsewhere(pool, inventory);
        inventory.volumesOf(pool).forEach(this::requireNoWork);
    }

    /// An overlay that no machine has still cannot be read without what it stands on.
    private static void requireNoOverlaysElsewhere(Pool pool, Inventory inventory) {
        inventory.volumesOf(pool).stream()
                .flatMap(volume -> inventory.overlays(volume).stream())
                .map(Volume::id)
                .filter(overlay -> !overlay.pool().equals(pool.name()))
                .findFirst()
                .ifPresent(overlay -> {
                    throw new StorageException(
                            "pool '" + pool.name() + "' is in use: volume '" + overlay + "' stands on a volume in it");
                });
    }

    private void requireNoWork(Volume volume) {
        if (images.kind(volume.name()) instanceof ImageFiles.Marker(String image)) {
            images.work(volume.id()).map(Work::owner).filter(alive).ifPresent(owner -> {
                throw new StorageException("pool '" + volume.id().pool() + "' is in use: process " + owner.pid()
                        + " is bringing in the image '" + image + "'");
            });
        }
    }

    private void forget(Pool pool) {
        if (pool.active()) {
            tolerating(Kind.WRONG_STATE, () -> hypervisor.pools().stop(pool.name()));
            requireStillUnused(pool);
            progress.done("Pool stopped");
        }
        // One without a definition went when it was stopped.
        tolerating(Kind.NOT_FOUND, () -> hypervisor.pools().undefine(pool.name()));
        progress.done("Pool undefined");
    }

    /// A machine may have been defined since; from now on none can have its volumes made here.
    private void requireStillUnused(Pool pool) {
        DiskFiles disks = new DiskFiles(hypervisor.files());
        Optional<Claim> late = new Claims(hypervisor.domains(), List.of(pool), disks)
                .all().stream().filter(claim -> claim.reachesInto(pool)).findFirst();
        late.ifPresent(claim -> {
            tolerating(Kind.WRONG_STATE, () -> hypervisor.pools().start(pool.name()));
            throw new StorageException(
                    "pool '" + pool.name() + "' is in use by VM '" + claim.name() + "', which came meanwhile");
        });
    }

    private static void tolerating(Kind done, Runnable call) {
        try {
            call.run();
        } catch (HypervisorException failure) {
            if (failure.kind() != done) {
                throw failure;
            }
        }
    }
}
