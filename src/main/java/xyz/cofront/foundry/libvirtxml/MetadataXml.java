package xyz.cofront.foundry.libvirtxml;

import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Foundry's element in a domain's metadata: JSON as the text of `<foundry:vm>`. Written without JAXB, since a change
/// of
/// metadata should not wait for that.
public final class MetadataXml {
    /// Finds the element; part of the format, never to change.
    public static final String NAMESPACE = "https://foundry.cofront.xyz/v1alpha1";

    /// The prefix it is written with.
    public static final String PREFIX = "foundry";

    static final String ELEMENT = "vm";

    private MetadataXml() {}

    /// The element as `virDomainSetMetadata` wants it: without a prefix or namespace, which libvirt adds from its other
    /// arguments. An element that declares the prefix is refused, "failed to create a new XML namespace".
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

    /// JAXB declares the namespace in the root of all that it writes. Libvirt hands out and replaces Foundry's element
    /// alone, so the declaration has to stand there.
    static String declaredWhereUsed(String xml) {
        String declaration = " xmlns:" + PREFIX + "=\"" + NAMESPACE + "\"";
        String start = "<" + PREFIX + ":" + ELEMENT;
        int declared = xml.indexOf(declaration);
        String rest = xml.substring(declared + declaration.length());
        // In texts and values "<" is written otherwise, so this is the element.
        int used = rest.indexOf(start + ">");
        return xml.substring(0, declared)
                + (used < 0
                        ? rest
                        : rest.substring(0, used + start.length())
                                + declaration
                                + rest.substring(used + start.length()));
    }

    private static void write(XMLStreamWriter writer, String json) throws XMLStreamException {
        writer.writeStartElement(ELEMENT);
        writer.writeCharacters(json);
        writer.writeEndElement();
        writer.close();
    }

    /// The JSON of an element as `virDomainGetMetadata` gives it, which looked for the namespace and took it off, or as
    /// it stands in a domain's XML. Empty if it is another element, holds elements, or is not XML.
    public static Optional<String> json(String element) {
        try {
            XmlNode node = XmlNode.parse(element);
            return isOurs(node) || node.is("", ELEMENT) ? json(node) : Optional.empty();
        } catch (XmlFormatException broken) {
            return Optional.empty();
        }
    }

    static Optional<String> json(XmlNode element) {
        return element.children().isEmpty() ? Optional.of(element.text()) : Optional.empty();
    }

    static boolean isOurs(XmlNode element) {
        return element.is(NAMESPACE, ELEMENT);
    }
}
