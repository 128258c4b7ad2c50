package xyz.cofront.foundry.image;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.workflow.Sleeper;

/// Looks at a base image again once a machine on it is defined: a deletion may have begun between the first
/// look and the definition.
///
/// A deletion sets up its marker before it looks at the definitions. One that did so after this look sees
/// the definition and gives way; one that did so before may have seen it or not, so it is waited for.
public final class ImageGuard {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    /// 30 seconds, as long as one call may take at most.
    private static final int LOOKS = 600;

    private final Volumes volumes;
    private final Predicate<Owner> alive;
    private final Sleeper sleeper;

    /// @param alive whether a process still runs
    public ImageGuard(Volumes volumes, Predicate<Owner> alive, Sleeper sleeper) {
        this.volumes = volumes;
        this.alive = alive;
        this.sleeper = sleeper;
    }

    /// Returns when nothing is about to delete the image.
    ///
    /// @return why the image cannot be used any more; empty if it can
    public Optional<String> settle(VolumeId image) {
        ImageMarkers markers = new ImageMarkers(volumes);
        for (int look = 0; look < LOOKS; look++) {
            if (!beingDeleted(markers.settled(image, sleeper))) {
                return volumes.find(image).isPresent() ? Optional.empty() : Optional.of("it was deleted meanwhile");
            }
            sleeper.sleep(LOOK_AGAIN);
        }
        return Optional.of("another process is deleting it and does not come to an end");
    }

    private boolean beingDeleted(Marked marked) {
        return switch (marked) {
            case Marked.Absent _, Marked.Blank _, Marked.Unreadable _ -> false;
            case Marked.Known(ImageMarker marker) -> alive.test(marker.work().owner());
        };
    }
}
