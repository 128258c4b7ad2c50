package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// A disk or CD-ROM.
///
/// @param path the file or block device on the host
/// @param block whether `path` is a block device
/// @param format of the bytes at `path`, never guessed from them
/// @param target the device's name for libvirt, such as `vda`; the guest's own names follow the order of these
/// @param cdrom whether the guest sees a CD-ROM, which is read-only by nature, rather than a disk
/// @param readOnly whether the guest may not write
/// @param cache `null` leaves it to libvirt
/// @param bootOrder the place among the devices the firmware tries, from 1; `null` if it is not tried
/// @param backing the files below, from the nearest to the last, all of them: QEMU follows nothing beyond
public record DiskSpec(
        String path,
        boolean block,
        DiskFormat format,
        String target,
        DiskBus bus,
        boolean cdrom,
        boolean readOnly,
        @Nullable DiskCache cache,
        @Nullable Integer bootOrder,
        List<Backing> backing) {

    /// A file or block device below a disk.
    public record Backing(String path, boolean block, DiskFormat format) {}

    /// The same as another device.
    public DiskSpec at(String other) {
        return new DiskSpec(path, block, format, other, bus, cdrom, readOnly, cache, bootOrder, backing);
    }

    public DiskSpec {
        backing = List.copyOf(backing);
        if (cdrom && (!readOnly || bus == DiskBus.VIRTIO)) {
            throw new IllegalArgumentException("a CD-ROM is read-only and virtio has none");
        }
    }
}
