package xyz.cofront.foundry.image;

import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;

/// The bytes of a volume, read through the hypervisor.
///
/// @param size of the file or device that holds it
record VolumeSource(Volumes volumes, VolumeId id, long size) implements ByteSource {
    static VolumeSource of(Volumes volumes, Volume volume) {
        return new VolumeSource(volumes, volume.id(), volume.physical());
    }

    @Override
    public byte[] read(long offset, int length) {
        return volumes.read(id, offset, length);
    }
}
