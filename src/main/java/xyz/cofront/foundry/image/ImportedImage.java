package xyz.cofront.foundry.image;

import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// An image that was imported.
///
/// @param path where the pool keeps it
/// @param virtualSize of the disk a guest sees, in bytes
/// @param fileSize in bytes
/// @param sha256 of the whole file, in lower-case hex
public record ImportedImage(
        String name, String pool, String path, DiskFormat format, long virtualSize, long fileSize, String sha256) {}
