package xyz.cofront.foundry.image;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.workflow.Sleeper;

/// The markers beside images that something is at work on: volumes named as the image and [#SUFFIX].
///
/// Making one is the lock: libvirt makes a name once. While it stands, the image beside it is none.
final class ImageMarkers {
    static final String SUFFIX = ".incomplete";

    /// Between making the volume and writing into it lies one call. Whoever has not written after so many
    /// looks is dead.
    private static final int LOOKS = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Volumes volumes;

    ImageMarkers(Volumes volumes) {
        this.volumes = volumes;
    }

    static VolumeId beside(VolumeId image) {
        return new VolumeId(image.pool(), image.name() + SUFFIX);
    }

    boolean stands(VolumeId image) {
        return volumes.find(beside(image)).isPresent();
    }

    /// Needs a connection that may write: only such a one may read volumes.
    Marked of(VolumeId image) {
        return stands(image) ? read(image) : new Marked.Absent();
    }

    private Marked read(VolumeId image) {
        try {
            return judge(image, volumes.read(beside(image), 0, ImageMarker.LIMIT));
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return new Marked.Absent();
            }
            throw failure;
        }
    }

    private static Marked judge(VolumeId image, byte[] bytes) {
        if (IntStream.range(0, bytes.length).allMatch(index -> bytes[index] == 0)) {
            return new Marked.Blank();
        }
        Optional<ImageMarker> marker =
                ImageMarker.parse(bytes).filter(parsed -> parsed.image().equals(image.name()));
        return marker.<Marked>map(Marked.Known::new).orElseGet(Marked.Unreadable::new);
    }

    /// The same, and for a blank one waits until its maker has written or must be dead.
    Marked settled(VolumeId image, Sleeper sleeper) {
        Marked seen = of(image);
        for (int look = 0; look < LOOKS && seen instanceof Marked.Blank; look++) {
            sleeper.sleep(BETWEEN_LOOKS);
            seen = of(image);
        }
        return seen;
    }

    /// Makes the volume, with nothing in it yet.
    ///
    /// @throws HypervisorException `ALREADY_EXISTS` if somebody else has
    void create(VolumeId image, ImageMarker marker) {
        volumes.create(image.pool(), VolumeXml.raw(beside(image).name(), marker.bytes().length));
    }

    /// In one message, and so in one write: it is there or not, never half.
    void write(VolumeId image, ImageMarker marker) {
        byte[] bytes = marker.bytes();
        volumes.upload(beside(image), 0, bytes.length, new ByteArrayInputStream(bytes), _ -> {});
    }

    /// One that is gone already is no failure.
    void delete(VolumeId image) {
        NewVolume.delete(volumes, beside(image));
    }
}
