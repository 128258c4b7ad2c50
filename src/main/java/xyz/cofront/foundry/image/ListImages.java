package xyz.cofront.foundry.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;

/// The images of a pool: volumes named `*.qcow2` or `*.raw` without a marker beside them.
public final class ListImages {
    private final Hypervisor hypervisor;
    private final PoolOfImages pools;
    private final ImageView view;

    public ListImages(Hypervisor hypervisor, DefaultPools pools, Inspector inspector) {
        this.hypervisor = hypervisor;
        this.pools = new PoolOfImages(hypervisor, pools);
        this.view = new ImageView(hypervisor.volumes(), inspector);
    }

    /// Sorted by name. Changes nothing: a default pool that is not there yet has no images.
    ///
    /// @throws StorageException if there is no such pool, it is not active, or cannot be listed
    public List<Image> run(String pool) {
        try {
            return pools.find(pool).map(this::images).orElseGet(List::of);
        } catch (HypervisorException failure) {
            throw failure.explained("could not list the images of pool '" + pool + "'", StorageException::new);
        }
    }

    /// One image.
    ///
    /// @throws StorageException if there is no such image, with "did you mean", or it is not whole
    public Image get(VolumeId id) {
        try {
            return pools.find(id.pool())
                    .flatMap(pool -> hypervisor.volumes().find(id))
                    .filter(_ -> ImageNames.format(id.name()).isPresent())
                    .flatMap(this::look)
                    .orElseThrow(() -> missing(id));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at image '" + id.name() + "'", StorageException::new);
        }
    }

    private Optional<Image> look(Volume volume) {
        if (new ImageMarkers(hypervisor.volumes()).stands(volume.id())) {
            throw new StorageException(
                    "image '" + volume.name() + "' in pool '" + volume.id().pool()
                            + "' is incomplete: something is at work on it, or was cut off",
                    List.of("'foundry image prune"
                            + MissingImage.inPool(volume.id().pool()) + "' clears up what was cut off"),
                    null);
        }
        boolean recorded =
                hypervisor.volumes().find(Provenances.beside(volume.id())).isPresent();
        return view.of(volume, recorded, ImageUsers.survey(hypervisor));
    }

    /// A default pool that was not made yet has no images either.
    private StorageException missing(VolumeId id) {
        return hypervisor.pools().find(id.pool()).isPresent()
                ? new MissingImage(hypervisor.volumes(), id).told()
                : new StorageException(
                        "there is no image '" + id.name() + "' in pool '" + id.pool() + "'",
                        List.of("the pool is made with the first image: 'foundry image pull' and"
                                + " 'foundry image import' bring one in"),
                        null);
    }

    private List<Image> images(Pool pool) {
        List<Volume> volumes = hypervisor.volumes().list(pool.name());
        Set<String> names = volumes.stream().map(Volume::name).collect(Collectors.toSet());
        List<Volume> whole = volumes.stream()
                .filter(volume -> ImageNames.format(volume.name()).isPresent())
                .filter(volume -> !names.contains(volume.name() + ImageMarkers.SUFFIX))
                .toList();
        if (whole.isEmpty()) {
            return List.of();
        }
        ImageUsers users = ImageUsers.survey(hypervisor);
        return whole.stream()
                .flatMap(volume -> view.of(volume, names.contains(volume.name() + Provenances.SUFFIX), users).stream())
                .toList();
    }
}
