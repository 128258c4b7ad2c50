package xyz.cofront.foundry.image;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.Volumes;

/// One image as it is shown: its bytes, its provenance and its users looked at.
final class ImageView {
    private final Volumes volumes;
    private final Inspector inspector;

    ImageView(Volumes volumes, Inspector inspector) {
        this.volumes = volumes;
        this.inspector = inspector;
    }

    /// Empty if it has gone since it was listed.
    ///
    /// @param volume named as an image
    /// @param recorded whether a volume with its provenance was seen
    Optional<Image> of(Volume volume, boolean recorded, ImageUsers users) {
        try {
            Optional<ImageProvenance> provenance =
                    recorded ? new Provenances(volumes).read(volume.id()) : Optional.empty();
            Optional<Inspection> verdict = Optional.of(inspector.inspect(volumes, volume));
            return Optional.of(image(volume, verdict, provenance, users));
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            if (failure.kind() == Kind.DENIED) {
                // Who may only look may not read volumes, and so sees images unjudged.
                return Optional.of(image(volume, Optional.empty(), Optional.empty(), users));
            }
            throw failure;
        }
    }

    private static Image image(
            Volume volume, Optional<Inspection> verdict, Optional<ImageProvenance> provenance, ImageUsers users) {
        DiskFormat format = ImageNames.format(volume.name()).orElseThrow();
        long virtualSize = verdict.filter(Inspection.Accepted.class::isInstance)
                .map(Inspection.Accepted.class::cast)
                .map(Inspection.Accepted::virtualSize)
                .orElse(volume.capacity());
        return new Image(
                volume.name(),
                volume.id().pool(),
                volume.path(),
                format,
                virtualSize,
                volume.allocation(),
                verdict,
                provenance,
                volume.modified(),
                users.of(volume));
    }
}
