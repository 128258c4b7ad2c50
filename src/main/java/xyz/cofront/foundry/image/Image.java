package xyz.cofront.foundry.image;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;

/// An image as `image list` and `image info` show it.
///
/// @param format what its name says; bytes that say otherwise are in `verdict`
/// @param virtualSize of the disk a guest sees, in bytes
/// @param allocation what it takes of the pool, in bytes
/// @param verdict the gate's; empty if this connection may not read volumes
/// @param provenance where it came from, if Foundry imported it and this connection may read volumes
/// @param modified when its bytes last changed, where the pool tells
/// @param users everything that stands on it
public record Image(
        String name,
        String pool,
        String path,
        DiskFormat format,
        long virtualSize,
        long allocation,
        Optional<Inspection> verdict,
        Optional<ImageProvenance> provenance,
        Optional<Instant> modified,
        List<ImageUser> users) {

    public Image {
        users = List.copyOf(users);
    }

    /// Whether it was read and is no image a machine could be made from.
    public boolean unusable() {
        return verdict.filter(found -> !(found instanceof Inspection.Accepted accepted && accepted.format() == format))
                .isPresent();
    }

    /// When it was imported, or last changed.
    public Optional<Instant> since() {
        return provenance.map(ImageProvenance::imported).or(() -> modified);
    }
}
