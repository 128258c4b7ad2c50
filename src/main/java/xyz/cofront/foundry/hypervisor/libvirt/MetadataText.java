package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Iterator;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.hypervisor.MetadataKey;

/// Takes the namespace off an element of metadata and puts it back. libvirt hands elements out without it
/// (`virXMLExtractNamespaceXML`) and, taking them in, declares it itself and stumbles over a declaration that is there
/// already. What is below the element is left as it is.
final class MetadataText {
    private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    private final MetadataKey key;
    private final boolean qualified;
    private int depth;

    private MetadataText(MetadataKey key, boolean qualified) {
        this.key = key;
        this.qualified = qualified;
    }

    static String inNamespace(String element, MetadataKey key) throws LibvirtFailure {
        return new MetadataText(key, true).copied(element);
    }

    static String withoutNamespace(String element, MetadataKey key) throws LibvirtFailure {
        return new MetadataText(key, false).copied(element);
    }

    private String copied(String element) throws LibvirtFailure {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        StringWriter text = new StringWriter();
        try {
            XMLEventReader reader = factory.createXMLEventReader(new StringReader(element));
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(text);
            while (reader.hasNext()) {
                copy(reader.nextEvent(), writer);
            }
            writer.close();
        } catch (XMLStreamException e) {
            throw new LibvirtFailure(ErrorNumber.VIR_ERR_XML_ERROR, 0, "the metadata is not well-formed XML", e);
        }
        return text.toString();
    }

    private void copy(XMLEvent event, XMLEventWriter writer) throws XMLStreamException {
        if (event.isStartDocument() || event.isEndDocument()) {
            return;
        }
        if (event.isStartElement() && depth++ == 0) {
            start(event.asStartElement(), writer);
            return;
        }
        if (event.isEndElement() && --depth == 0) {
            writer.add(events.createEndElement(name(event.asEndElement().getName()), null));
            return;
        }
        writer.add(event);
    }

    private void start(StartElement root, XMLEventWriter writer) throws XMLStreamException {
        writer.add(events.createStartElement(name(root.getName()), null, null));
        if (qualified) {
            writer.add(events.createNamespace(key.prefix(), key.namespace()));
        }
        Iterator<Attribute> attributes = root.getAttributes();
        while (attributes.hasNext()) {
            writer.add(attributes.next());
        }
    }

    private QName name(QName name) {
        return qualified
                ? new QName(key.namespace(), name.getLocalPart(), key.prefix())
                : new QName(name.getLocalPart());
    }
}
