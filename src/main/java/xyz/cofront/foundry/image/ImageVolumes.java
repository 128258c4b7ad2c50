package xyz.cofront.foundry.image;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.ImageFiles;

/// What the volumes of images are called and say, for those who count them.
public final class ImageVolumes implements ImageFiles {
    private final Volumes volumes;

    public ImageVolumes(Volumes volumes) {
        this.volumes = volumes;
    }

    @Override
    public ImageFiles.Kind kind(String volume) {
        if (ImageNames.format(volume).isPresent()) {
            return new ImageFiles.Image();
        }
        return image(volume, ImageMarkers.SUFFIX)
                .<ImageFiles.Kind>map(Marker::new)
                .or(() -> image(volume, Provenances.SUFFIX).map(Provenance::new))
                .orElseGet(Other::new);
    }

    private static Optional<String> image(String volume, String suffix) {
        return Optional.of(volume)
                .filter(name -> name.endsWith(suffix))
                .map(name -> name.substring(0, name.length() - suffix.length()))
                .filter(name -> ImageNames.format(name).isPresent());
    }

    @Override
    public Optional<Work> work(VolumeId marker) {
        return read(marker).map(ImageMarker::work);
    }

    /// A deletion's marker stands beside images of anybody's.
    @Override
    public Optional<Work> importing(VolumeId marker) {
        return read(marker)
                .filter(read -> read.doing() == ImageMarker.Doing.IMPORTING)
                .filter(read -> image(marker.name(), ImageMarkers.SUFFIX)
                        .filter(read.image()::equals)
                        .isPresent())
                .map(ImageMarker::work);
    }

    private Optional<ImageMarker> read(VolumeId marker) {
        try {
            return ImageMarker.parse(volumes.read(marker, 0, ImageMarker.LIMIT));
        } catch (HypervisorException failure) {
            return switch (failure.kind()) {
                case NOT_FOUND, DENIED -> Optional.empty();
                case CONNECTION, TIMEOUT, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                    throw failure;
            };
        }
    }

    /// It names the image beside it and says where that came from.
    @Override
    public boolean proves(VolumeId provenance) {
        return image(provenance.name(), Provenances.SUFFIX)
                .flatMap(image -> readable(new VolumeId(provenance.pool(), image)))
                .isPresent();
    }

    private Optional<ImageProvenance> readable(VolumeId image) {
        try {
            return new Provenances(volumes).read(image);
        } catch (HypervisorException failure) {
            if (failure.kind() == HypervisorException.Kind.DENIED) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
