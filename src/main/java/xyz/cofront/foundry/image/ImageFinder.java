package xyz.cofront.foundry.image;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.ImageLookup.Found;
import xyz.cofront.foundry.image.ImageLookup.Unusable;

/// Finds the base image a document names and judges its header anew, however it is named and whoever put it there.
///
/// Its format is what both its name and its bytes say. Where they differ it is refused: a guest that ran on a raw image
/// may have written another format's header into it.
public final class ImageFinder {
    private final Hypervisor hypervisor;
    private final Inspector inspector;

    public ImageFinder(Hypervisor hypervisor, Inspector inspector) {
        this.hypervisor = hypervisor;
        this.inspector = inspector;
    }

    /// Looks and changes nothing. Needs a connection that may write: only such a one may read volumes.
    ///
    /// @param defaultPool the pool of images that are named by volume alone
    /// @throws HypervisorException if looking fails
    public ImageLookup find(ImageReference reference, String defaultPool) {
        return switch (reference) {
            case ImageReference.InDefaultPool(String volume) -> find(new VolumeId(defaultPool, volume));
            case ImageReference.InPool(String pool, String volume) -> find(new VolumeId(pool, volume));
            case ImageReference.AtPath(String path) -> find(path);
        };
    }

    private ImageLookup find(VolumeId id) {
        Optional<Pool> pool = hypervisor.pools().find(id.pool());
        if (pool.isEmpty()) {
            return missingPool(id);
        }
        if (!pool.get().active()) {
            return Unusable.because("image '" + id.name() + "' cannot be looked up: pool '" + id.pool()
                    + "' is not active; start it with 'virsh pool-start " + id.pool() + "'");
        }
        if (ImageNames.format(id.name()).isEmpty()) {
            return findByStem(id);
        }
        return hypervisor.volumes().find(id).map(this::judge).orElseGet(() -> missing(id));
    }

    /// `debian-12` is `debian-12.qcow2` or `debian-12.raw`, whichever is there.
    private ImageLookup findByStem(VolumeId id) {
        List<Volume> named = hypervisor.volumes().list(id.pool()).stream()
                .filter(volume -> ImageNames.isWithFormat(id.name(), volume.name()))
                .toList();
        if (named.size() > 1) {
            return Unusable.because(
                    "image '" + id.name() + "' may be '" + named.get(0).name() + "' or '"
                            + named.get(1).name() + "' in pool '" + id.pool() + "': write which one");
        }
        return named.stream()
                .findFirst()
                .or(() -> hypervisor.volumes().find(id))
                .map(this::judge)
                .orElseGet(() -> missing(id));
    }

    private Unusable missingPool(VolumeId id) {
        List<String> names = hypervisor.pools().list().stream().map(Pool::name).toList();
        return Unusable.because("there is no image '" + id.name() + "': there is no pool '" + id.pool() + "'"
                + meant(Suggestions.closest(id.pool(), names)));
    }

    private ImageLookup missing(VolumeId id) {
        List<String> names = hypervisor.volumes().list(id.pool()).stream()
                .map(Volume::name)
                .filter(name -> ImageNames.format(name).isPresent())
                .toList();
        return Unusable.because("there is no image '" + id.name() + "' in pool '" + id.pool() + "'"
                + meant(Suggestions.closest(id.name(), names)));
    }

    private static String meant(Optional<String> name) {
        return name.map(near -> "; did you mean '" + near + "'?").orElse("");
    }

    private ImageLookup judge(Volume volume) {
        String what = "image '" + volume.name() + "' in pool '" + volume.id().pool() + "'";
        VolumeId marker = new VolumeId(volume.id().pool(), ImageNames.marker(volume.name()));
        if (hypervisor.volumes().find(marker).isPresent()) {
            return incomplete(what);
        }
        return judge(
                what,
                volume.name(),
                VolumeSource.of(hypervisor.volumes(), volume),
                Optional.of(volume.id()),
                volume.path());
    }

    private static Unusable incomplete(String what) {
        return Unusable.because(what + " is incomplete: its import is under way or was cut off; import it again");
    }

    private ImageLookup judge(String what, String name, ByteSource source, Optional<VolumeId> volume, String path) {
        Optional<DiskFormat> named = ImageNames.format(name);
        if (named.isEmpty()) {
            return Unusable.because(what + " has no image's name: it does not end in .qcow2 or .raw");
        }
        return switch (inspector.inspect(source)) {
            case Inspection.Refused(List<String> reasons) ->
                new Unusable(reasons.stream()
                        .map(reason -> what + " is refused: " + reason)
                        .toList());
            case Inspection.Accepted accepted
            when accepted.format() != named.get() ->
                Unusable.because(
                        what + " is refused: its name says " + named.get().wire() + " and its bytes say "
                                + accepted.format().wire());
            case Inspection.Accepted accepted ->
                new Found(new FoundImage(volume, path, accepted.format(), accepted.virtualSize()));
        };
    }

    private ImageLookup find(String path) {
        Optional<Volume> volume = hypervisor.volumes().findByPath(path);
        if (volume.isPresent()) {
            return judge(volume.get());
        }
        String what = "image '" + path + "'";
        try {
            return judgeFile(what, Path.of(path));
        } catch (StorageException failure) {
            return Unusable.because(what + " cannot be used: " + failure.getMessage());
        } catch (InvalidPathException malformed) {
            return Unusable.because(what + " cannot be used: " + malformed.getReason());
        }
    }

    private ImageLookup judgeFile(String what, Path path) {
        if (Files.exists(Path.of(ImageNames.marker(path.toString())))) {
            return incomplete(what);
        }
        try (LocalFile file = LocalFile.open(path)) {
            return judge(what, path.toString(), file, Optional.empty(), path.toString());
        }
    }
}
