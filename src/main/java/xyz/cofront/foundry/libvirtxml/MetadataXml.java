package xyz.cofront.foundry.libvirtxml;

import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Foundry's element in a domain's metadata: JSON as the text of `<foundry:vm>`. Without JAXB, since a change of
/// metadata should not wait for it.
public final class MetadataXml {
    /// Finds the element; part of the format, never to change.
    public static final String NAMESPACE = "https://foundry.cofront.xyz/v1alpha1";

    /// The prefix it is written with.
    public static final String PREFIX = "foundry";

    static final String ELEMENT = "vm";

    private MetadataXml() {}

    /// The element alone.
    ///
    /// @throws IllegalArgumentException if the text holds a character that XML 1.0 cannot carry
    public static String element(String json) {
        StringWriter out = new StringWriter();
        try {
            write(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out), json);
        } catch (XMLStreamException bug) {
            throw new IllegalStateException("the JDK cannot write an element", bug);
        }
        return XmlText.requireValid(out.toString());
    }

    private static void write(XMLStreamWriter writer, String json) throws XMLStreamException {
        writer.writeStartElement(PREFIX, ELEMENT, NAMESPACE);
        writer.writeNamespace(PREFIX, NAMESPACE);
        writer.writeCharacters(json);
        writer.writeEndElement();
        writer.close();
    }

    /// The JSON of an element as libvirt hands it out; empty if it is not Foundry's, holds elements, or is not XML.
    public static Optional<String> json(String element) {
        try {
            return json(XmlNode.parse(element));
        } catch (XmlFormatException broken) {
            return Optional.empty();
        }
    }

    static Optional<String> json(XmlNode element) {
        return isOurs(element) && element.children().isEmpty() ? Optional.of(element.text()) : Optional.empty();
    }

    static boolean isOurs(XmlNode element) {
        return element.is(NAMESPACE, ELEMENT);
    }
}
