package xyz.cofront.foundry.hypervisor;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// The little XML that the in-memory hypervisor understands, by the JDK's DOM.
final class MemoryXml {
    private MemoryXml() {}

    static Element parse(String xml, String root) {
        Element element = parse(xml);
        if (!element.getLocalName().equals(root)) {
            throw invalid(
                    "XML error: unexpected root element <" + element.getLocalName() + ">, expecting <" + root + ">");
        }
        return element;
    }

    static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new HypervisorException(Kind.INVALID, "XML error: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(Node node) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    /// The first element on the way down.
    static Optional<Element> at(Element parent, String... path) {
        Optional<Element> found = Optional.of(parent);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name).stream().findFirst());
        }
        return found;
    }

    static Optional<String> text(Element parent, String... path) {
        return at(parent, path).map(element -> element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    /// A number with libvirt's `unit`, in bytes.
    static long bytes(Element element, String defaultUnit) {
        String unit = attribute(element, "unit").orElse(defaultUnit);
        return Math.multiplyExact(number(element.getTextContent().strip()), scale(unit));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new HypervisorException(Kind.INVALID, "XML error: malformed number '" + text + "'", e);
        }
    }

    static HypervisorException invalid(String message) {
        return new HypervisorException(Kind.INVALID, message);
    }

    /// libvirt's `virScaleInteger`: `K` and `KiB` are powers of 1024, `KB` of 1000.
    private static long scale(String unit) {
        String upper = unit.toUpperCase(Locale.ROOT);
        if (upper.equals("B") || upper.equals("BYTES")) {
            return 1;
        }
        int power = "KMGTPE".indexOf(upper.charAt(0)) + 1;
        if (power == 0) {
            throw invalid("unknown suffix '" + unit + "'");
        }
        long base = upper.length() == 2 && upper.endsWith("B") ? 1000 : 1024;
        long scale = 1;
        for (int i = 0; i < power; i++) {
            scale *= base;
        }
        return scale;
    }
}
