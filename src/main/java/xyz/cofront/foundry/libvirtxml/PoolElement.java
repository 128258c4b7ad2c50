package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;

/// `<pool>` (libvirt's storage pool format).
@XmlType(propOrder = {"name", "target"})
final class PoolElement {
    @XmlAttribute
    final String type;

    final String name;
    final PoolTarget target;

    PoolElement(String type, String name, String path) {
        this.type = type;
        this.name = name;
        this.target = new PoolTarget(path);
    }

    static final class PoolTarget {
        final String path;

        PoolTarget(String path) {
            this.path = path;
        }
    }
}
