package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what libvirt is asked to define, as far as its refusal has to be understood.
final class TopLevelText {
    private TopLevelText() {}

    /// The text of the first such child of the root, such as a name; empty for what is not well-formed too.
    static Optional<String> of(String xml, String element) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            return find(factory.createXMLStreamReader(new StringReader(xml)), element);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(XMLStreamReader reader, String element) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && depth++ == 1
                    && reader.getLocalName().equals(element)) {
                return Optional.of(reader.getElementText().strip());
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return Optional.empty();
    }
}
