package xyz.cofront.foundry.image;

import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// Removes what imports that were cut off left.
public final class ImportRemains {
    private final Hypervisor hypervisor;
    private final Actor actor;

    public ImportRemains(Hypervisor hypervisor, Actor actor) {
        this.hypervisor = hypervisor;
        this.actor = actor;
    }

    /// Removes half an image with its marker; nothing where there is no marker any more.
    ///
    /// @throws StorageException if the import may be under way still, or what it left cannot be removed
    public void remove(VolumeId image) {
        try {
            Pool pool = hypervisor
                    .pools()
                    .find(image.pool())
                    .orElseThrow(() -> new StorageException("there is no pool '" + image.pool() + "' any more"));
            new ImageSite(hypervisor, pool, image.name(), actor).clear();
        } catch (HypervisorException failure) {
            throw failure.explained("could not remove what is left of image '" + image + "'", StorageException::new);
        }
    }
}
