package xyz.cofront.foundry.image;

import java.io.ByteArrayInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.image.Inspection.Accepted;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;

/// The acting steps of one import.
final class ImportSteps {
    /// The last part to be sent; without it a file has neither a header nor a partition table.
    private static final int FIRST_PART = 64 * 1024;

    private final Hypervisor hypervisor;
    private final LocalFile source;
    private final Inspector inspector;
    private final Accepted accepted;
    private final ImportTarget target;
    private final Progress progress;
    private final MessageDigest digest = sha256();
    private final byte[] firstPart;
    private String path = "";

    ImportSteps(
            Hypervisor hypervisor,
            LocalFile source,
            Inspector inspector,
            Accepted accepted,
            ImportTarget target,
            Progress progress) {
        this.hypervisor = hypervisor;
        this.source = source;
        this.inspector = inspector;
        this.accepted = accepted;
        this.target = target;
        this.progress = progress;
        this.firstPart = source.read(0, (int) Math.min(FIRST_PART, source.size()));
    }

    List<Step> all(ImportMarker marker) {
        byte[] text = marker.bytes();
        NewVolume beside = new NewVolume(volumes(), target.marker(), text.length);
        NewVolume image = new NewVolume(volumes(), target.image(), source.size());
        return List.of(
                new Step("create volume '" + target.marker() + "'", beside::create, beside::remove),
                Step.of("write volume '" + target.marker() + "'", () -> beside.write(text)),
                new Step("create volume '" + image() + "'", image::create, image::remove),
                Step.of("upload '" + image() + "'", this::uploadBody),
                Step.of("upload the beginning of '" + image() + "'", this::uploadFirstPart),
                Step.of("refresh pool '" + image().pool() + "'", this::refresh),
                Step.of("verify '" + image() + "'", this::verify),
                // The image counts from here on, so nothing that may fail comes after.
                Step.of("delete volume '" + target.marker() + "'", () -> NewVolume.delete(volumes(), target.marker())));
    }

    /// What there is after all steps are done.
    ImportedImage result() {
        return new ImportedImage(
                image().name(),
                image().pool(),
                path,
                accepted.format(),
                accepted.virtualSize(),
                source.size(),
                HexFormat.of().formatHex(digest.digest()));
    }

    private void uploadBody() {
        digest.update(firstPart);
        long length = source.size() - firstPart.length;
        if (length > 0) {
            DigestInputStream content = new DigestInputStream(source.from(firstPart.length), digest);
            volumes()
                    .upload(
                            image(),
                            firstPart.length,
                            length,
                            content,
                            done -> progress.bytes("Uploading", done, source.size()));
        }
    }

    private void uploadFirstPart() {
        // Before the header goes up, or a file that changed under way would look whole.
        source.requireUnchanged();
        volumes().upload(image(), 0, firstPart.length, new ByteArrayInputStream(firstPart), done -> {});
        progress.bytes("Uploading", source.size(), source.size());
    }

    private void refresh() {
        hypervisor.pools().refresh(image().pool());
        path = volumes()
                .find(image())
                .map(Volume::path)
                .orElseThrow(() -> new StorageException("volume '" + image() + "' vanished during its import"));
    }

    /// What the pool gives back must be what was sent: its length, its first part, and the same verdict on both ends.
    private void verify() {
        VolumeSource sent = new VolumeSource(volumes(), image(), source.size());
        if (sent.read(source.size() - 1, 2).length != 1
                || !Arrays.equals(sent.read(0, firstPart.length), firstPart)
                || !inspector.inspect(sent).equals(accepted)) {
            throw new StorageException(
                    "what pool '" + image().pool() + "' gives back of '" + image().name() + "' is not what was sent");
        }
        source.requireUnchanged();
    }

    private VolumeId image() {
        return target.image();
    }

    private Volumes volumes() {
        return hypervisor.volumes();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
