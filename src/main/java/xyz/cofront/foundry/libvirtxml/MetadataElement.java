package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlElement;

/// `<metadata>` with Foundry's own element.
final class MetadataElement {
    @XmlElement(namespace = MetadataXml.NAMESPACE)
    final String vm;

    MetadataElement(String json) {
        vm = json;
    }
}
