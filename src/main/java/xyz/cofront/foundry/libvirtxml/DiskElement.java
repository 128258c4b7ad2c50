package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/// `<disk>` (libvirt's domain format, "Hard drives, floppy disks, CDROMs").
@XmlType(propOrder = {"driver", "source", "backingStore", "target", "readonly", "boot"})
final class DiskElement {
    @XmlAttribute
    final String type;

    @XmlAttribute
    final String device;

    final Driver driver;
    final SourceElement source;
    final BackingStoreElement backingStore;
    final TargetElement target;
    final @Nullable EmptyElement readonly;
    final @Nullable Boot boot;

    DiskElement(DiskSpec disk) {
        type = disk.block() ? "block" : "file";
        device = disk.cdrom() ? "cdrom" : "disk";
        driver = new Driver(disk);
        source = SourceElement.storage(disk.path(), disk.block());
        backingStore = BackingStoreElement.of(disk.backing());
        target = TargetElement.disk(disk.target(), disk.bus());
        readonly = EmptyElement.where(disk.readOnly());
        boot = disk.bootOrder() == null ? null : new Boot(disk.bootOrder());
    }

    static final class Driver {
        @XmlAttribute
        final String name = "qemu";

        @XmlAttribute
        final String type;

        @XmlAttribute
        final @Nullable String cache;

        @XmlAttribute
        final @Nullable String discard;

        Driver(DiskSpec disk) {
            type = disk.format().wire();
            cache = disk.cache() == null ? null : disk.cache().wire();
            // What the guest trims goes back to the host; else a disk only ever grows.
            discard = disk.readOnly() ? null : "unmap";
        }
    }

    /// One order for each device and not `<os><boot dev='hd'/>`: that means whichever disk comes first, and libvirt
    /// lets nobody use both.
    static final class Boot {
        @XmlAttribute
        final int order;

        Boot(int order) {
            this.order = order;
        }
    }
}
