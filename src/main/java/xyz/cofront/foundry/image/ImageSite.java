package xyz.cofront.foundry.image;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Work;

/// An image's place in a pool, and what work that was cut off may have left there.
final class ImageSite {
    private final Hypervisor hypervisor;
    private final Pool pool;
    private final VolumeId image;
    private final Actor actor;
    private final ImageMarkers markers;

    ImageSite(Hypervisor hypervisor, Pool pool, String name, Actor actor) {
        this.hypervisor = hypervisor;
        this.pool = pool;
        this.image = new VolumeId(pool.name(), name);
        this.actor = actor;
        this.markers = new ImageMarkers(hypervisor.volumes());
    }

    /// What is there.
    ///
    /// @param doing what the work was that was cut off; empty if there was none, or it had not begun
    /// @param marked whether its marker stands there
    /// @param volume of the image's name
    record Found(Optional<ImageMarker.Doing> doing, boolean marked, Optional<Volume> volume) {
        /// A whole image, or a volume that somebody else made.
        boolean taken() {
            return volume.isPresent()
                    && doing.filter(ImageMarker.Doing.IMPORTING::equals).isEmpty();
        }
    }

    VolumeId image() {
        return image;
    }

    Pool pool() {
        return pool;
    }

    /// @throws StorageException if a process that lives, or may live, is at work there
    Found look() {
        Marked marked = markers.settled(image, actor.sleeper());
        Optional<Volume> volume = hypervisor.volumes().find(image);
        return switch (marked) {
            case Marked.Absent _ -> new Found(Optional.empty(), false, volume);
            case Marked.Blank _ -> {
                requireWhole(volume);
                yield new Found(Optional.empty(), true, volume);
            }
            case Marked.Unreadable _ -> throw inTheWay("it does not say who made it");
            case Marked.Known(ImageMarker marker) -> {
                requireAbandoned(marker);
                yield new Found(Optional.of(marker.doing()), true, volume);
            }
        };
    }

    /// Nothing is done to an image before its marker is written. But a host that lost its power may have
    /// lost what was written, too.
    private void requireWhole(Optional<Volume> volume) {
        if (volume.isPresent()
                && new Provenances(hypervisor.volumes()).of(image).isEmpty()) {
            throw inTheWay("there is nothing in it");
        }
    }

    private void requireAbandoned(ImageMarker marker) {
        Work work = marker.work();
        if (actor.abandoned(pool, work)) {
            return;
        }
        if (!actor.alive().test(work.owner())) {
            throw inTheWay("its owner may be on another host");
        }
        throw new StorageException(
                "'" + image.name() + "' is being " + marker.doing().passive() + " pool '" + pool.name()
                        + "' by process " + work.owner().pid() + " since " + work.started());
    }

    private StorageException inTheWay(String why) {
        String marker = ImageMarkers.beside(image).name();
        return new StorageException(
                "work on '" + image.name() + "' in pool '" + pool.name() + "' is under way or was cut off: volume '"
                        + marker + "' is there, and " + why,
                List.of("if nothing is at work there, remove both: " + command(image.name()) + ", then "
                        + command(marker)),
                null);
    }

    private String command(String volume) {
        return "'virsh vol-delete --pool " + ShellWord.of(pool.name()) + " " + ShellWord.of(volume) + "'";
    }

    /// Removes what an import that was cut off left, the marker last: at no moment does half an image stand
    /// without one. Of any other work only the marker goes.
    ///
    /// @throws StorageException if something uses it, or another process came first
    Found clear() {
        // Looked at again, for another process may have come first and be at work behind this very marker.
        Found found = look();
        if (found.volume().isPresent() && !found.taken()) {
            Volume half = found.volume().get();
            ImageUsers.survey(hypervisor).requireNone(half, "what is left of image '" + half.name() + "'");
            NewVolume.delete(hypervisor.volumes(), half.id());
        }
        if (!found.taken()) {
            new Provenances(hypervisor.volumes()).delete(image);
        }
        if (found.marked()) {
            markers.delete(image);
        }
        return found;
    }
}
