package xyz.cofront.foundry.image;

import java.util.Optional;
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
        if (volume.endsWith(ImageNames.MARKER_SUFFIX)) {
            String image = volume.substring(0, volume.length() - ImageNames.MARKER_SUFFIX.length());
            return ImageNames.format(image).isPresent() ? new Marker(image) : new Other();
        }
        return ImageNames.format(volume).isPresent() ? new ImageFiles.Image() : new Other();
    }

    @Override
    public Optional<Work> work(VolumeId marker) {
        try {
            return ImportMarker.parse(volumes.read(marker, 0, ImportMarker.LIMIT))
                    .map(ImportMarker::work);
        } catch (HypervisorException failure) {
            return switch (failure.kind()) {
                case NOT_FOUND, DENIED -> Optional.empty();
                case CONNECTION, TIMEOUT, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                    throw failure;
            };
        }
    }
}
