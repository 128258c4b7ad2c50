package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.content.Blocks;
import xyz.cofront.foundry.content.ExtentDigest;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.workflow.Progress;

/// Reads an image through and compares it with what was imported.
public final class VerifyImage {
    private final Hypervisor hypervisor;
    private final ListImages images;
    private final Progress progress;

    public VerifyImage(Hypervisor hypervisor, ListImages images, Progress progress) {
        this.hypervisor = hypervisor;
        this.images = images;
        this.progress = progress;
    }

    /// Changes nothing.
    ///
    /// @throws StorageException if there is no such image, the gate refuses it, or its bytes have changed
    public VerifiedImage run(VolumeId id) {
        Image image = images.get(id);
        requireAccepted(image);
        try {
            return compared(image, digest(id));
        } catch (HypervisorException failure) {
            throw failure.explained("could not read image '" + id.name() + "'", StorageException::new);
        }
    }

    private static void requireAccepted(Image image) {
        if (image.unusable()) {
            List<String> reasons = image.verdict().orElseThrow() instanceof Inspection.Refused(List<String> refused)
                    ? refused
                    : List.of("its bytes are of another format than its name says");
            throw new StorageException("image '" + image.name() + "' must not be used", reasons, null);
        }
    }

    private static VerifiedImage compared(Image image, String found) {
        image.provenance()
                .map(ImageProvenance::digest)
                .filter(digest -> !digest.equals(found))
                .ifPresent(digest -> {
                    throw new StorageException(
                            "image '" + image.name() + "' is not what was imported: its bytes have changed",
                            List.of("imported: " + digest, "found:    " + found),
                            null);
                });
        return new VerifiedImage(image.name(), image.pool(), found, image.provenance());
    }

    private String digest(VolumeId id) {
        return hypervisor
                .volumes()
                .find(id)
                .map(volume -> digest(VolumeSource.of(hypervisor.volumes(), volume)))
                .orElseThrow(() -> new StorageException("image '" + id.name() + "' was deleted meanwhile"));
    }

    private String digest(VolumeSource source) {
        ExtentDigest digest = new ExtentDigest();
        SparseContent blocks = Blocks.of(new VolumeStream(source));
        long at = 0;
        try {
            Optional<SparseContent.Piece> piece = blocks.next();
            while (piece.isPresent()) {
                if (piece.get() instanceof SparseContent.Data(ByteBuffer bytes)) {
                    digest.update(at, bytes);
                }
                at += piece.get().length();
                progress.bytes("Reading", at, source.size());
                piece = blocks.next();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return digest.finish(at);
    }
}
