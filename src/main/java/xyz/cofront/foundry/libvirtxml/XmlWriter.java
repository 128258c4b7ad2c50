package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import javax.xml.namespace.QName;

/// The one place that runs JAXB.
final class XmlWriter {
    private static final String INDENT = "org.glassfish.jaxb.indentString";

    private XmlWriter() {}

    static <T> String write(String name, Class<T> type, T element) {
        try {
            StringWriter out = new StringWriter();
            marshaller().marshal(new JAXBElement<>(new QName(name), type, element), out);
            return XmlText.requireValid(
                    MetadataXml.declaredWhereUsed(out.append('\n').toString()));
        } catch (JAXBException bug) {
            throw new IllegalStateException("JAXB cannot write " + type.getSimpleName(), bug);
        }
    }

    private static Marshaller marshaller() throws JAXBException {
        Marshaller marshaller = Context.VALUE.createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
        marshaller.setProperty(INDENT, "  ");
        return marshaller;
    }

    /// Made at the first XML written and not before: it costs a JVM about a quarter of a second.
    private static final class Context {
        static final JAXBContext VALUE = make();

        private static JAXBContext make() {
            try {
                return JAXBContext.newInstance(DomainElement.class, VolumeElement.class, PoolElement.class);
            } catch (JAXBException bug) {
                throw new IllegalStateException("JAXB does not take the elements", bug);
            }
        }
    }
}
