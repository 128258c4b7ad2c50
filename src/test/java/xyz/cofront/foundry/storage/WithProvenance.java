package xyz.cofront.foundry.storage;

import java.util.Optional;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Work;

/// Images whose origin stands in a volume `NAME.from`, which is true unless the name begins with `forged`.
final class WithProvenance implements ImageFiles {
    @Override
    public ImageFiles.Kind kind(String volume) {
        if (volume.endsWith(".from")) {
            return new Provenance(volume.substring(0, volume.length() - ".from".length()));
        }
        return volume.endsWith(".qcow2") ? new Image() : new Other();
    }

    @Override
    public boolean proves(VolumeId provenance) {
        return !provenance.name().startsWith("forged");
    }

    @Override
    public Optional<Work> work(VolumeId marker) {
        return Optional.empty();
    }

    @Override
    public Optional<Work> importing(VolumeId marker) {
        return Optional.empty();
    }
}
