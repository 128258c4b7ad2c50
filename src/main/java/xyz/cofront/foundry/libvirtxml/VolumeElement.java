package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/// `<volume>` (libvirt's storage volume format).
@XmlType(propOrder = {"name", "capacity", "allocation", "target", "backingStore"})
final class VolumeElement {
    final String name;
    final SizeElement capacity;

    /// None at first, for a file: left out, libvirt would write out a raw volume in full.
    final SizeElement allocation;

    final VolumeTarget target;
    final @Nullable BackingStore backingStore;

    VolumeElement(String name, long capacity, VolumeTarget target, @Nullable BackingStore backingStore) {
        this(name, capacity, 0, target, backingStore);
    }

    private VolumeElement(
            String name, long capacity, long allocation, VolumeTarget target, @Nullable BackingStore backingStore) {
        this.name = name;
        this.capacity = SizeElement.bytes(capacity);
        this.allocation = SizeElement.bytes(allocation);
        this.target = target;
        this.backingStore = backingStore;
    }

    /// A volume that takes its whole size at once.
    static VolumeElement whole(String name, long capacity, VolumeTarget target) {
        return new VolumeElement(name, capacity, capacity, target, null);
    }

    @XmlType(propOrder = {"format", "compat"})
    static final class VolumeTarget {
        final TypeElement format;
        final @Nullable String compat;

        private VolumeTarget(String format, @Nullable String compat) {
            this.format = new TypeElement(format);
            this.compat = compat;
        }

        static VolumeTarget raw() {
            return new VolumeTarget("raw", null);
        }

        /// Without `compat` libvirt makes qcow2 0.10, which knows neither zero clusters nor lazy reference counts.
        static VolumeTarget qcow2() {
            return new VolumeTarget("qcow2", "1.1");
        }
    }

    @XmlType(propOrder = {"path", "format"})
    static final class BackingStore {
        final String path;
        final TypeElement format;

        BackingStore(String path, String format) {
            this.path = path;
            this.format = new TypeElement(format);
        }
    }
}
