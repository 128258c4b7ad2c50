package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;

/// An element whose only content is a `type`: `<format type='qcow2'/>`, `<model type='virtio'/>`.
final class TypeElement {
    @XmlAttribute
    final String type;

    TypeElement(String type) {
        this.type = type;
    }
}
