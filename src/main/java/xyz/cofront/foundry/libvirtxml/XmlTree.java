package xyz.cofront.foundry.libvirtxml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// XML that somebody else wrote, to be changed in a few places and written again with all the rest as it was: elements
/// and attributes of any namespace, texts and comments.
final class XmlTree {
    /// @param namespace its URI, or the empty text
    record Name(String prefix, String namespace, String local) {
        static Name plain(String local) {
            return new Name("", "", local);
        }
    }

    /// @param name of no namespace where the prefix is empty
    private record Attribute(Name name, String value) {}

    private record Declaration(String prefix, String namespace) {}

    private sealed interface Item {}

    private record Words(String text) implements Item {}

    private record Comment(String text) implements Item {}

    private record Child(XmlTree tree) implements Item {}

    private final Name name;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    private XmlTree(Name name) {
        this.name = name;
    }

    /// An element without anything, of no namespace.
    static XmlTree element(String local) {
        return new XmlTree(Name.plain(local));
    }

    /// @throws XmlFormatException if the text is not well-formed or has a document type
    static XmlTree parse(String xml) {
        try {
            XMLStreamReader reader = XmlParser.factory().createXMLStreamReader(new StringReader(xml));
            while (!reader.isStartElement()) {
                reader.next();
            }
            return read(reader);
        } catch (XMLStreamException broken) {
            throw new XmlFormatException("XML that is not well-formed", broken);
        }
    }

    /// The XML without a declaration.
    ///
    /// @throws XmlFormatException if an attribute holds a tab or a line break, which would not come back as it was
    String write() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            write(writer);
            writer.close();
        } catch (XMLStreamException bug) {
            throw new IllegalStateException("the JDK cannot write an element", bug);
        }
        return out.append('\n').toString();
    }

    boolean is(String local) {
        return name.namespace().isEmpty() && name.local().equals(local);
    }

    /// Children of that name, of no namespace.
    Stream<XmlTree> all(String local) {
        return children().filter(child -> child.is(local));
    }

    Optional<XmlTree> first(String local) {
        return all(local).findFirst();
    }

    /// The child of that name, made where there is none, before the first of the others or at the end.
    XmlTree ensure(String local, String... before) {
        return first(local).orElseGet(() -> {
            XmlTree made = element(local);
            insert(made, List.of(before));
            return made;
        });
    }

    /// Adds it before the first child of those names, or at the end.
    void insert(XmlTree child, List<String> before) {
        int at = 0;
        while (at < items.size()
                && !(items.get(at) instanceof Child(XmlTree tree)
                        && before.stream().anyMatch(tree::is))) {
            at++;
        }
        items.add(at, new Child(child));
    }

    void remove(Predicate<XmlTree> which) {
        items.removeIf(item -> item instanceof Child(XmlTree tree) && which.test(tree));
    }

    void replace(XmlTree old, XmlTree by) {
        items.replaceAll(item -> item instanceof Child(XmlTree tree) && tree == old ? new Child(by) : item);
    }

    Optional<String> attribute(String local) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(Name.plain(local)))
                .map(Attribute::value)
                .findFirst();
    }

    /// @param value `null` takes the attribute away
    void attribute(String local, @Nullable String value) {
        attributes.removeIf(attribute -> attribute.name().equals(Name.plain(local)));
        if (value != null) {
            attributes.add(new Attribute(Name.plain(local), value));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(item instanceof Words(String words) ? words : ""));
        return text.toString().strip();
    }

    /// Replaces all that is in it.
    void text(String text) {
        items.clear();
        items.add(new Words(text));
    }

    private Stream<XmlTree> children() {
        return items.stream().flatMap(item -> item instanceof Child(XmlTree tree) ? Stream.of(tree) : Stream.empty());
    }

    /// The reader stands at the start of the element, and afterwards at its end.
    private static XmlTree read(XMLStreamReader reader) throws XMLStreamException {
        XmlTree tree = new XmlTree(name(reader.getPrefix(), reader.getNamespaceURI(), reader.getLocalName()));
        for (int index = 0; index < reader.getNamespaceCount(); index++) {
            tree.declarations.add(
                    new Declaration(orEmpty(reader.getNamespacePrefix(index)), orEmpty(reader.getNamespaceURI(index))));
        }
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            Name name = name(
                    reader.getAttributePrefix(index),
                    reader.getAttributeNamespace(index),
                    reader.getAttributeLocalName(index));
            tree.attributes.add(new Attribute(name, reader.getAttributeValue(index)));
        }
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            tree.add(reader);
        }
        return tree;
    }

    private void add(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getEventType()) {
            case XMLStreamReader.START_ELEMENT -> items.add(new Child(read(reader)));
            case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
                items.add(new Words(reader.getText()));
            case XMLStreamReader.COMMENT -> items.add(new Comment(reader.getText()));
            default -> throw new XmlFormatException("XML with something that libvirt does not write");
        }
    }

    private void write(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(name.prefix(), name.local(), name.namespace());
        for (Declaration declaration : declarations) {
            writer.writeNamespace(declaration.prefix(), declaration.namespace());
        }
        for (Attribute attribute : attributes) {
            Name key = attribute.name();
            requireOneLine(attribute.value());
            if (key.prefix().isEmpty()) {
                writer.writeAttribute(key.local(), attribute.value());
            } else {
                writer.writeAttribute(key.prefix(), key.namespace(), key.local(), attribute.value());
            }
        }
        for (Item item : items) {
            switch (item) {
                case Words(String text) -> writer.writeCharacters(text);
                case Comment(String text) -> writer.writeComment(text);
                case Child(XmlTree tree) -> tree.write(writer);
            }
        }
        writer.writeEndElement();
    }

    private static void requireOneLine(String value) {
        if (value.chars().anyMatch(character -> character < ' ')) {
            throw new XmlFormatException("an attribute with a tab or a line break");
        }
    }

    private static Name name(@Nullable String prefix, @Nullable String namespace, String local) {
        return new Name(orEmpty(prefix), orEmpty(namespace), local);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
