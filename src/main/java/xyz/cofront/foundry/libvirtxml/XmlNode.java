package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An element of XML that somebody else wrote.
///
/// @param namespace its URI, or the empty text
/// @param attributes by name, those of a namespace left out
/// @param text its own characters, CDATA too, without comments and without its children's
record XmlNode(String namespace, String name, Map<String, String> attributes, List<XmlNode> children, String text) {
    XmlNode {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// @throws XmlFormatException if the text is not well-formed, declares a document type, or is too large or too deep
    static XmlNode parse(String xml) {
        return XmlParser.parse(xml);
    }

    /// The same, for a root element that must have this name, as libvirt gives it, in no namespace.
    static XmlNode parse(String xml, String root) {
        XmlNode node = parse(xml);
        if (!node.is("", root)) {
            throw new XmlFormatException("expected the element " + root + ", found another");
        }
        return node;
    }

    boolean is(String wantedNamespace, String wantedName) {
        return namespace.equals(wantedNamespace) && name.equals(wantedName);
    }

    /// Children of that name, of no namespace, in document order.
    Stream<XmlNode> all(String child) {
        return children.stream().filter(node -> node.is("", child));
    }

    /// What the path leads to, in document order.
    Stream<XmlNode> all(String first, String... rest) {
        Stream<XmlNode> found = all(first);
        for (String next : rest) {
            found = found.flatMap(node -> node.all(next));
        }
        return found;
    }

    Optional<XmlNode> first(String first, String... rest) {
        return all(first, rest).findFirst();
    }

    /// This element and all below it, in document order.
    Stream<XmlNode> everything() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::everything));
    }

    /// An attribute that is there and not empty.
    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key)).filter(value -> !value.isEmpty());
    }

    /// The text without the white space around it; empty if nothing is left.
    Optional<String> content() {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }
}
