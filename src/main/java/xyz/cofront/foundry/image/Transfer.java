package xyz.cofront.foundry.image;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import xyz.cofront.foundry.content.Ahead;
import xyz.cofront.foundry.content.Digesting;
import xyz.cofront.foundry.content.ExtentDigest;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.storage.PoolSpace;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;

/// Sends an image's bytes into a volume and digests them on the way, each byte read once.
final class Transfer {
    private final Volumes volumes;
    private final ImportSource source;
    private final ImageSite target;
    private final long room;
    private final long need;
    private final Interruption interruption;
    private final Progress progress;
    private final ExtentDigest digest = new ExtentDigest();
    private final byte[] head;
    private long size;
    private Optional<Within> within = Optional.empty();

    /// @param room how much the pool has to give, in bytes
    /// @param need how much is known to be needed
    Transfer(
            Volumes volumes,
            ImportSource source,
            ImageSite target,
            long room,
            long need,
            Interruption interruption,
            Progress progress) {
        this.volumes = volumes;
        this.source = source;
        this.target = target;
        this.room = room;
        this.need = need;
        this.interruption = interruption;
        this.progress = progress;
        this.head = source.head();
        this.size = head.length;
    }

    /// Sends everything but the head. While one piece is sent, another thread reads and digests the next; where more
    /// than
    /// reading is to be done for the next, a third thread does that.
    void sendBody() {
        digest.update(0, ByteBuffer.wrap(head));
        if (source.costly()) {
            try (Ahead body = Ahead.of(source.body())) {
                send(body);
            }
        } else {
            send(source.body());
        }
    }

    private void send(SparseContent body) {
        try (Ahead digested = Ahead.of(Digesting.extents(body, head.length, digest))) {
            Within content = new Within(digested, image().pool(), room, head.length);
            within = Optional.of(content);
            volumes.upload(image(), head.length, content, this::told);
        }
    }

    private void told(long sent) {
        interruption.check();
        size = head.length + sent;
        progress.bytes("Uploading", source.done(size), source.total());
    }

    /// Sends the head, without which the rest is no image.
    void sendHead() {
        volumes.upload(image(), 0, head.length, new ByteArrayInputStream(head), _ -> {});
        progress.bytes("Uploading", source.total(), source.total());
    }

    byte[] head() {
        return head.clone();
    }

    /// Of the image, as far as it was sent, in bytes.
    long size() {
        return size;
    }

    /// Over everything, once, when all was sent.
    String digest() {
        return digest.finish(size);
    }

    /// What to say when the pool turned out to be full.
    ///
    /// @param failure whose suppressed failures of undoing it takes over
    StorageException noRoom(HypervisorException failure) {
        long needed = Math.max(need, within.map(Within::taken).orElse(0L));
        StorageException said = new StorageException(
                "pool '" + image().pool() + "' is full: " + PoolSpace.size(room) + " were free, and at least "
                        + PoolSpace.size(needed) + " are needed",
                failure);
        for (Throwable undo : failure.getSuppressed()) {
            said.addSuppressed(undo);
        }
        return said;
    }

    private VolumeId image() {
        return target.image();
    }
}
