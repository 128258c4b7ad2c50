package xyz.cofront.foundry.hypervisor;

import java.time.Instant;
import java.util.Optional;

/// A storage volume.
///
/// @param path where the hypervisor finds its bytes
/// @param capacity in bytes, as a guest sees it
/// @param allocation in bytes, as the pool sees it
/// @param physical the length of what holds it in bytes: of a file, whatever its format, or of a block device
/// @param format what the hypervisor took the bytes for when it last looked; a guess, never to be relied on
/// @param backingPath the file below it, for an overlay
/// @param modified when its bytes last changed, where the pool tells
/// @param changed when its inode last changed, where the pool tells
public record Volume(
        VolumeId id,
        String path,
        long capacity,
        long allocation,
        long physical,
        String format,
        Optional<String> backingPath,
        Optional<Instant> modified,
        Optional<Instant> changed) {

    public String name() {
        return id.name();
    }
}
