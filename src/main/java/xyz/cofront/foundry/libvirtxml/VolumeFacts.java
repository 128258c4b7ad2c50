package xyz.cofront.foundry.libvirtxml;

import java.time.Instant;
import java.util.Optional;

/// What a volume's XML says.
///
/// @param path where its bytes are found; a URI for some network pools
/// @param capacity in bytes
/// @param allocation in bytes
/// @param physical the length of the file or device in bytes
/// @param format what libvirt took the bytes for when it last looked; empty for block devices and such
/// @param backingPath what it stands on
/// @param modified when its bytes last changed (`mtime`)
/// @param changed when its inode last changed (`ctime`)
public record VolumeFacts(
        String path,
        long capacity,
        long allocation,
        long physical,
        Optional<String> format,
        Optional<String> backingPath,
        Optional<Instant> modified,
        Optional<Instant> changed) {}
