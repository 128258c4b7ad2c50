package xyz.cofront.foundry.libvirtxml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML that may be hostile: no document types, hence no entities, and limits on size and depth.
final class XmlParser {
    /// In characters; libvirt's protocol carries no text of more than 4 MiB (`REMOTE_STRING_MAX`).
    static final int MAX_SIZE = 4 * 1024 * 1024;

    /// As in libxml2, which libvirt itself reads with; enough for the 200 backing files it allows a disk.
    static final int MAX_DEPTH = 256;

    private static final String DEPTH_LIMIT = "jdk.xml.maxElementDepth";

    /// The JDK counts `&amp;` and its like, too, and refuses a document with 100,000 of them. There are no others here.
    private static final List<String> ENTITY_LIMITS =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private final Deque<Open> path = new ArrayDeque<>();
    private @Nullable XmlNode root;

    private XmlParser() {}

    static XmlNode parse(String xml) {
        if (xml.length() > MAX_SIZE) {
            throw new XmlFormatException("XML of more than 4 MiB");
        }
        try {
            return new XmlParser().read(factory().createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException broken) {
            throw new XmlFormatException("XML that is not well-formed", broken);
        }
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(DEPTH_LIMIT, MAX_DEPTH);
        ENTITY_LIMITS.forEach(limit -> factory.setProperty(limit, 0));
        return factory;
    }

    private XmlNode read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            accept(reader.next(), reader);
        }
        return Objects.requireNonNull(root, "a well-formed document has a root");
    }

    private void accept(int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open(reader);
            case XMLStreamConstants.END_ELEMENT -> close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                path.element().text.append(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XmlFormatException("XML with a document type or entities");
            default -> {
                // Comments, processing instructions and white space around the root say nothing.
            }
        }
    }

    private void open(XMLStreamReader reader) {
        String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        path.push(new Open(namespace, reader.getLocalName(), attributes(reader)));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeNamespace(i) == null) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private void close() {
        XmlNode node = path.pop().closed();
        if (path.isEmpty()) {
            root = node;
            return;
        }
        path.element().children.add(node);
    }

    /// An element whose end has not come yet.
    private static final class Open {
        private final String namespace;
        private final String name;
        private final Map<String, String> attributes;
        private final List<XmlNode> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String namespace, String name, Map<String, String> attributes) {
            this.namespace = namespace;
            this.name = name;
            this.attributes = attributes;
        }

        XmlNode closed() {
            return new XmlNode(namespace, name, attributes, children, text.toString());
        }
    }
}
