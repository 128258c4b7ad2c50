package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// The disk the machine boots from: an overlay on an image, or an empty disk.
///
/// @param sizeGB size in GiB (2^30), as the name has always been read here; never smaller than the image
/// @param image the base image; exactly one of `image` and `empty: true` is given
/// @param imagePool the image's pool where `image` is a plain volume name; `null` leaves it to the configuration
/// @param empty whether the disk starts empty
/// @param format the overlay's or empty disk's own format; default `qcow2`
/// @param cache QEMU's cache mode; `null` leaves libvirt's default
@JsonPropertyOrder({"sizeGB", "image", "imagePool", "empty", "format", "cache"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BootDisk(
        int sizeGB,
        @Nullable ImageReference image,
        @Nullable String imagePool,
        Boolean empty,
        DiskFormat format,
        @Nullable DiskCache cache) {

    public BootDisk {
        empty = Absent.orElse(empty, false);
        format = Absent.orElse(format, DiskFormat.QCOW2);
    }

    public BootDisk withSize(int gib) {
        return new BootDisk(gib, image, imagePool, empty, format, cache);
    }

    static BootDisk absent() {
        return new BootDisk(0, null, null, false, DiskFormat.QCOW2, null);
    }
}
