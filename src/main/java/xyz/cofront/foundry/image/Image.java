package xyz.cofront.foundry.image;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// An image as `image list` shows it.
///
/// @param format what its name says; bytes that say otherwise are in `verdict`
/// @param virtualSize of the disk a guest sees, in bytes
/// @param allocation what it takes of the pool, in bytes
/// @param verdict the gate's; empty if this connection may not read volumes
public record Image(
        String name,
        String pool,
        String path,
        DiskFormat format,
        long virtualSize,
        long allocation,
        Optional<Inspection> verdict) {

    /// Whether it was read and is no image a machine could be made from.
    public boolean unusable() {
        return verdict.filter(found -> !(found instanceof Inspection.Accepted accepted && accepted.format() == format))
                .isPresent();
    }
}
