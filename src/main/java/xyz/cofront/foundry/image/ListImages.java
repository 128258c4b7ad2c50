package xyz.cofront.foundry.image;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.storage.DefaultPools;

/// The images of a pool: volumes named `*.qcow2` or `*.raw` without a marker of an unfinished import beside them.
public final class ListImages {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final Inspector inspector;

    public ListImages(Hypervisor hypervisor, DefaultPools pools, Inspector inspector) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.inspector = inspector;
    }

    /// Sorted by name. Changes nothing: a default pool that is not there yet has no images.
    ///
    /// @throws StorageException if there is no such pool, it is not active, or cannot be listed
    public List<Image> run(String pool) {
        try {
            List<String> problems = pools.problems(hypervisor, pool);
            if (!problems.isEmpty()) {
                throw new StorageException(problems.getFirst(), problems.subList(1, problems.size()), null);
            }
            return hypervisor.pools().find(pool).map(this::images).orElseGet(List::of);
        } catch (HypervisorException failure) {
            throw failure.explained("could not list the images of pool '" + pool + "'", StorageException::new);
        }
    }

    private List<Image> images(Pool pool) {
        if (!pool.active()) {
            throw new StorageException(
                    "pool '" + pool.name() + "' is not active; start it with 'virsh pool-start " + pool.name() + "'");
        }
        List<Volume> volumes = hypervisor.volumes().list(pool.name());
        Set<String> names = volumes.stream().map(Volume::name).collect(Collectors.toSet());
        return volumes.stream()
                .filter(volume -> !names.contains(ImageNames.marker(volume.name())))
                .flatMap(volume -> ImageNames.format(volume.name()).flatMap(format -> image(volume, format)).stream())
                .toList();
    }

    /// Empty if it was deleted since it was listed.
    private Optional<Image> image(Volume volume, DiskFormat format) {
        try {
            return Optional.of(image(volume, format, inspect(volume)));
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Image image(Volume volume, DiskFormat format, Optional<Inspection> verdict) {
        long virtualSize = verdict.filter(Inspection.Accepted.class::isInstance)
                .map(Inspection.Accepted.class::cast)
                .map(Inspection.Accepted::virtualSize)
                .orElse(volume.capacity());
        return new Image(
                volume.name(), volume.id().pool(), volume.path(), format, virtualSize, volume.allocation(), verdict);
    }

    private Optional<Inspection> inspect(Volume volume) {
        try {
            return Optional.of(inspector.inspect(VolumeSource.of(hypervisor.volumes(), volume)));
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.DENIED) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
