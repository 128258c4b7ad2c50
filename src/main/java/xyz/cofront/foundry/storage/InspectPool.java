package xyz.cofront.foundry.storage;

import java.util.List;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;

/// Tells of one pool all there is to tell, and looks at it anew where that is asked for.
public final class InspectPool {
    private final Hypervisor hypervisor;
    private final ImageFiles images;

    public InspectPool(Hypervisor hypervisor, ImageFiles images) {
        this.hypervisor = hypervisor;
        this.images = images;
    }

    /// Changes nothing.
    ///
    /// @throws StorageException if there is no such pool
    public PoolDetail run(String name) {
        try {
            Inventory inventory = Inventory.take(hypervisor);
            Pool pool = inventory.pool(name).orElseThrow(() -> MissingPool.named(name, inventory.pools()));
            List<PoolVolume> volumes = inventory.volumesOf(pool).stream()
                    .map(volume -> describe(inventory, volume))
                    .toList();
            return new PoolDetail(pool, volumes);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at pool '" + name + "'", StorageException::new);
        }
    }

    /// Has libvirt look again at what lies in the pool.
    ///
    /// @throws StorageException if there is no such pool, it is not active, or cannot be read
    public Pool refresh(String name) {
        try {
            Pool pool = find(name);
            if (!pool.active()) {
                throw new StorageException(
                        "pool '" + name + "' is not active",
                        List.of("start it: virsh pool-start " + ShellWord.of(name)),
                        null);
            }
            hypervisor.pools().refresh(name);
            return find(name);
        } catch (HypervisorException failure) {
            throw failure.explained("could not refresh pool '" + name + "'", StorageException::new);
        }
    }

    private Pool find(String name) {
        return hypervisor
                .pools()
                .find(name)
                .orElseThrow(() -> MissingPool.named(name, hypervisor.pools().list()));
    }

    private PoolVolume describe(Inventory inventory, Volume volume) {
        return new PoolVolume(
                volume.name(),
                volume.path(),
                volume.format(),
                volume.capacity(),
                volume.allocation(),
                new VolumeUses(inventory, images).of(volume),
                List.copyOf(inventory.users(volume)),
                inventory.chain(volume));
    }
}
