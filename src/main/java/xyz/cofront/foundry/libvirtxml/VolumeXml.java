package xyz.cofront.foundry.libvirtxml;

import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.libvirtxml.VolumeElement.BackingStore;
import xyz.cofront.foundry.libvirtxml.VolumeElement.VolumeTarget;

/// Writes a volume's XML as libvirt takes it to make one. Each throws `IllegalArgumentException` if a text holds a
/// character that XML 1.0 cannot carry.
public final class VolumeXml {
    private VolumeXml() {}

    /// A raw volume, sparse where the pool can.
    public static String raw(String name, long capacityBytes) {
        return write(name, capacityBytes, VolumeTarget.raw(), null);
    }

    /// A volume of a pool of block devices. Its whole size is taken at once: of a logical volume with
    /// less, libvirt would
    /// make a snapshot that breaks when it is full.
    public static String block(String name, long capacityBytes) {
        VolumeElement volume = VolumeElement.whole(name, capacityBytes, VolumeTarget.raw());
        return XmlWriter.write("volume", VolumeElement.class, volume);
    }

    /// An empty qcow2 volume.
    public static String qcow2(String name, long capacityBytes) {
        return write(name, capacityBytes, VolumeTarget.qcow2(), null);
    }

    /// A qcow2 volume over an image that it leaves as it is.
    ///
    /// @param capacityBytes at least the image's
    /// @param backingPath absolute
    /// @param backingFormat the image's format, so that nothing guesses it from bytes a guest may have written
    public static String overlay(String name, long capacityBytes, String backingPath, String backingFormat) {
        return write(name, capacityBytes, VolumeTarget.qcow2(), new BackingStore(backingPath, backingFormat));
    }

    private static String write(String name, long capacity, VolumeTarget target, @Nullable BackingStore backing) {
        return XmlWriter.write("volume", VolumeElement.class, new VolumeElement(name, capacity, target, backing));
    }
}
