package xyz.cofront.foundry.vm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.metadata.VolumeRecord;

/// A volume to be made.
///
/// @param record as it is written down in the metadata
/// @param path where it will lie
/// @param capacity in bytes
/// @param xml what libvirt makes it from
/// @param copyOf the volume whose bytes it gets; `null` if it starts empty or as an overlay
public record PlannedVolume(
        VolumeRecord record,
        String path,
        long capacity,
        String xml,
        @Nullable VolumeId copyOf) {

    /// Makes it, as a copy where it is one. It may have been made elsewhere, which [#requirePath] finds.
    Volume make(Volumes volumes) {
        return copyOf == null ? volumes.create(record.pool(), xml) : volumes.copy(record.pool(), xml, copyOf);
    }

    /// The definition names the path, so a volume elsewhere would not be the machine's disk.
    ///
    /// @throws StorageException if the volume that was made is not where it was planned
    void requirePath(Volume made) {
        if (!made.path().equals(path)) {
            throw new StorageException(
                    "volume '" + record.id() + "' was made at " + made.path() + " where " + path + " was expected");
        }
    }

    /// The same volume with another one's bytes, if there is one.
    PlannedVolume filledFrom(Optional<VolumeId> source) {
        return new PlannedVolume(record, path, capacity, xml, source.orElse(null));
    }
}
