package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAnyElement;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// `<metadata>` with Foundry's own element. As a DOM element it carries its namespace's declaration itself: libvirt
/// hands out and replaces that element alone.
final class MetadataElement {
    @XmlAnyElement
    final Element vm;

    MetadataElement(String json) {
        vm = document().createElementNS(MetadataXml.NAMESPACE, MetadataXml.PREFIX + ":" + MetadataXml.ELEMENT);
        vm.setTextContent(json);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK makes no XML document", impossible);
        }
    }
}
