package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// The disk the machine boots from: an overlay on an image, or an empty disk.
///
/// @param sizeGB size in GiB (2^30 bytes), in spite of the name; never smaller than the image
/// @param image the base image: a volume such as `debian-13.qcow2`, `POOL:VOLUME`, or an absolute path on
///     the host. Give either this or `empty: true`
/// @param imagePool the pool of an image that is named by its volume alone; left out, flag, environment and
///     configuration say it
/// @param empty whether the disk starts empty, in place of an image
/// @param format the format of an empty disk; one with an image is `qcow2`
/// @param cache QEMU's cache mode; left out, libvirt's default
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
