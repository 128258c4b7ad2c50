package xyz.cofront.foundry.image;

import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;

/// An image that was imported.
///
/// @param path where the pool keeps it
/// @param virtualSize of the disk a guest sees, in bytes
public record ImportedImage(
        String name, String pool, String path, DiskFormat format, long virtualSize, ImageProvenance provenance) {}
