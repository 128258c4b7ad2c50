package xyz.cofront.foundry.image;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.workflow.Step;

/// The marker that this process sets up beside an image, and takes away again only while it is its own.
final class NewMarker {
    private final ImageMarkers markers;
    private final VolumeId image;
    private final ImageMarker marker;
    private boolean mayBeOurs;

    NewMarker(Volumes volumes, VolumeId image, ImageMarker.Doing doing, Actor actor) {
        this.markers = new ImageMarkers(volumes);
        this.image = image;
        this.marker = new ImageMarker(image.name(), doing, actor.work());
    }

    /// Sets it up. Its undoing waits for that of everything done behind it.
    List<Step> steps() {
        String name = "'" + ImageMarkers.beside(image) + "'";
        return List.of(
                Step.ledger("create volume " + name, this::create, this::remove),
                Step.of("write volume " + name, this::write));
    }

    private void create() {
        try {
            markers.create(image, marker);
            mayBeOurs = true;
        } catch (HypervisorException failure) {
            // Without an answer it may have been made; refused, it was not, and one of that name is somebody else's.
            mayBeOurs = failure.kind() == Kind.TIMEOUT || failure.kind() == Kind.CONNECTION;
            throw failure.kind() == Kind.ALREADY_EXISTS ? cameFirst(failure) : failure;
        }
    }

    /// Where a file system is full to the last block, an upload ends well and nothing of it is there.
    private void write() {
        markers.write(image, marker);
        if (markers.of(image) instanceof Marked.Blank) {
            throw new StorageException("pool '" + image.pool() + "' is full: not even volume '"
                    + ImageMarkers.beside(image).name() + "' could be written");
        }
    }

    /// @throws StorageException if another process took this one for dead and put its own in the place
    void requireOurs() {
        if (!ours(markers.of(image))) {
            mayBeOurs = false;
            throw cameFirst(null);
        }
    }

    /// Takes it away when the work is done.
    void finish() {
        markers.delete(image);
    }

    /// One that somebody else wrote meanwhile stays.
    private void remove() {
        if (mayBeOurs) {
            Marked there = markers.of(image);
            if (there instanceof Marked.Blank || ours(there)) {
                markers.delete(image);
            }
        }
    }

    private boolean ours(Marked there) {
        return there instanceof Marked.Known(ImageMarker other) && other.equals(marker);
    }

    private StorageException cameFirst(@Nullable Throwable cause) {
        return new StorageException(
                "another process came first: it is at work on '" + image.name() + "' in pool '" + image.pool() + "'",
                cause);
    }
}
