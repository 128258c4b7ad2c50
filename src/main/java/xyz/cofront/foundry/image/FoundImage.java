package xyz.cofront.foundry.image;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// An image that passed the gate just now.
///
/// @param volume which it is, unless it lies outside of every active pool
/// @param path absolute
/// @param virtualSize of the disk a guest sees, in bytes
/// @param provenance where it came from, if Foundry imported it
public record FoundImage(
        Optional<VolumeId> volume,
        String path,
        DiskFormat format,
        long virtualSize,
        Optional<ImageProvenance> provenance) {

    /// An image of which it is not known where it came from.
    public FoundImage(Optional<VolumeId> volume, String path, DiskFormat format, long virtualSize) {
        this(volume, path, format, virtualSize, Optional.empty());
    }
}
