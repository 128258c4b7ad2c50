package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads a domain's XML, live or defined, whoever wrote it. What it does not know it passes over.
public final class DomainReader {
    private DomainReader() {}

    /// @throws XmlFormatException if the text is no domain's XML or gives no name or UUID
    public static DomainFacts read(String xml) {
        XmlNode domain = XmlNode.parse(xml, "domain");
        DiskReader disks = DiskReader.of(domain);
        return new DomainFacts(
                required(domain, "name"),
                uuid(domain),
                metadata(domain),
                macs(domain),
                values(domain.all("devices", "interface", "target"), "dev"),
                values(domain.all("devices", "interface", "source"), "bridge"),
                values(domain.all("devices", "interface", "source"), "network"),
                disks.paths(),
                disks.volumes(),
                otherPaths(domain),
                nvram(domain),
                values(domain.all("devices", "serial", "log"), "file"),
                efi(domain));
    }

    private static String required(XmlNode domain, String element) {
        return domain.first(element)
                .map(XmlNode::text)
                .orElseThrow(() -> new XmlFormatException("a domain without " + element));
    }

    private static UUID uuid(XmlNode domain) {
        String text = required(domain, "uuid").strip();
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException broken) {
            throw new XmlFormatException("a domain with a broken UUID", broken);
        }
    }

    private static Optional<String> metadata(XmlNode domain) {
        List<XmlNode> ours = domain.all("metadata")
                .flatMap(metadata -> metadata.children().stream())
                .filter(MetadataXml::isOurs)
                .toList();
        return ours.size() == 1 ? MetadataXml.json(ours.getFirst()) : Optional.empty();
    }

    private static List<String> macs(XmlNode domain) {
        return values(domain.all("devices", "interface", "mac"), "address").stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static List<String> otherPaths(XmlNode domain) {
        Stream<String> boot = Stream.of("loader", "kernel", "initrd", "dtb")
                .flatMap(element -> domain.all("os", element))
                .flatMap(element -> element.content().stream());
        Stream<String> shared = domain.all("devices", "filesystem", "source")
                .flatMap(source -> Stream.of("dir", "file", "dev").flatMap(key -> source.attribute(key).stream()));
        return Stream.concat(boot, shared).distinct().toList();
    }

    /// Text of its own, or since libvirt 8.5 a `<source file='…'/>` within.
    private static Optional<String> nvram(XmlNode domain) {
        return domain.first("os", "nvram")
                .flatMap(nvram ->
                        nvram.content().or(() -> nvram.first("source").flatMap(source -> source.attribute("file"))));
    }

    /// By the wish, or by the flash device that UEFI lies in.
    private static boolean efi(XmlNode domain) {
        return domain.all("os")
                        .anyMatch(os ->
                                os.attribute("firmware").filter("efi"::equals).isPresent())
                || domain.all("os", "loader")
                        .anyMatch(loader -> loader.attribute("type")
                                .filter("pflash"::equals)
                                .isPresent());
    }

    private static List<String> values(Stream<XmlNode> nodes, String attribute) {
        return nodes.flatMap(node -> node.attribute(attribute).stream())
                .distinct()
                .toList();
    }
}
