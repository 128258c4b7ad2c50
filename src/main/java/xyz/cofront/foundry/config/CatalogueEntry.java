package xyz.cofront.foundry.config;

import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// An image that can be pulled by name.
///
/// @param name such as `debian-12`
/// @param url of the image
/// @param checksum `sha256:HEX`, `sha512:HEX` or the URL of a checksum file; `null` if there is none
/// @param format of the image, which its name in the pool ends in
/// @param user whom the image's cloud-init makes unless told otherwise
/// @param origin who says so
public record CatalogueEntry(
        String name,
        String url,
        @Nullable String checksum,
        DiskFormat format,
        @Nullable String user,
        @Nullable String description,
        Origin origin) {
    /// What the image is called in the pool.
    public String imageName() {
        return name + "." + format.wire();
    }
}
