package xyz.cofront.foundry.vm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.VolumeId;
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

    /// The same volume with another one's bytes, if there is one.
    PlannedVolume filledFrom(Optional<VolumeId> source) {
        return new PlannedVolume(record, path, capacity, xml, source.orElse(null));
    }
}
