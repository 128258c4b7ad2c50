package xyz.cofront.foundry.image;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
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

/// Finds the base image a document names and judges its header anew, however it is named and whoever put it
/// there.
///
/// Its format is what both its name and its bytes say. Where they differ it is refused: a guest that ran on
/// a raw image may have written another format's header into it.
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
            return Unusable.because(
                    "image '" + id.name() + "' cannot be looked up: " + MissingImage.notActive(id.pool()));
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
                + Suggestions.closest(id.pool(), names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; 'foundry pool list' shows the pools"));
    }

    private ImageLookup missing(VolumeId id) {
        return Unusable.because(new MissingImage(hypervisor.volumes(), id).clause());
    }

    /// A deletion may come between two looks.
    private ImageLookup judge(Volume volume) {
        try {
            return judgeMarked(volume);
        } catch (HypervisorException failure) {
            if (failure.kind() == HypervisorException.Kind.NOT_FOUND) {
                return missing(volume.id());
            }
            throw failure;
        }
    }

    private ImageLookup judgeMarked(Volume volume) {
        String what = "image '" + volume.name() + "' in pool '" + volume.id().pool() + "'";
        return switch (new ImageMarkers(hypervisor.volumes()).of(volume.id())) {
            case Marked.Absent _ -> judge(what, volume);
            case Marked.Blank _, Marked.Unreadable _ -> incomplete(what);
            case Marked.Known(ImageMarker marker) ->
                switch (marker.doing()) {
                    case IMPORTING -> incomplete(what);
                    case DELETING -> beingDeleted(what);
                };
        };
    }

    private ImageLookup judge(String what, Volume volume) {
        VolumeSource bytes = VolumeSource.of(hypervisor.volumes(), volume);
        Optional<ImageProvenance> provenance = new Provenances(hypervisor.volumes()).of(volume.id());
        return judge(what, volume.name(), bytes, Optional.of(volume.id()), volume.path(), provenance);
    }

    private static Unusable beingDeleted(String what) {
        return Unusable.because(
                what + " is being deleted, or its deletion was cut off: 'foundry image prune' clears up");
    }

    private static Unusable incomplete(String what) {
        return Unusable.because(what + " is incomplete: its import is under way or was cut off; import it again");
    }

    private ImageLookup judge(
            String what,
            String name,
            ByteSource source,
            Optional<VolumeId> volume,
            String path,
            Optional<ImageProvenance> provenance) {
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
                new Found(new FoundImage(volume, path, accepted.format(), accepted.virtualSize(), provenance));
        };
    }

    private ImageLookup find(String path) {
        // A link to a volume is that volume: its markers count, and whoever deletes it has to find this one's users.
        Optional<Volume> volume = hypervisor
                .volumes()
                .findByPath(path)
                .or(() -> hypervisor.volumes().findByPath(hypervisor.files().real(path)));
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
        if (Files.exists(Path.of(path + ImageMarkers.SUFFIX))) {
            return incomplete(what);
        }
        try (LocalFile file = LocalFile.open(path)) {
            return judge(what, path.toString(), file, Optional.empty(), path.toString(), Optional.empty());
        }
    }
}
