package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/// `<pool>` (libvirt's storage pool format).
@XmlType(propOrder = {"name", "source", "target"})
final class PoolElement {
    @XmlAttribute
    final String type;

    final String name;
    final @Nullable PoolSourceElement source;
    final @Nullable PoolTarget target;

    PoolElement(PoolSpec pool) {
        this.type = pool.type();
        this.name = pool.name();
        this.source = pool.source() == null ? null : new PoolSourceElement(pool.source());
        this.target = pool.target() == null ? null : new PoolTarget(pool.target());
    }

    static final class PoolTarget {
        final String path;

        PoolTarget(String path) {
            this.path = path;
        }
    }
}
