package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what can be changed of a domain from its XML, live or defined.
public final class MachineReader {
    private MachineReader() {}

    /// @throws XmlFormatException if the text is no domain's XML or its numbers are none
    public static MachineFacts read(String xml) {
        XmlNode domain = XmlNode.parse(xml, "domain");
        int most = domain.first("vcpu").map(MachineReader::number).orElse(1L).intValue();
        long memory = domain.first("memory").map(MachineReader::kib).orElse(0L);
        return new MachineFacts(
                domain.attribute("type").orElse(""),
                domain.first("vcpu")
                        .flatMap(vcpu -> vcpu.attribute("current"))
                        .map(MachineReader::number)
                        .map(Long::intValue)
                        .orElse(most),
                most,
                memory,
                domain.first("currentMemory").map(MachineReader::kib).orElse(memory),
                domain.first("maxMemory").map(MachineReader::kib).orElse(memory),
                domain.first("cpu").flatMap(cpu -> cpu.attribute("mode")).orElse(""),
                domain.first("devices", "serial", "log").flatMap(log -> log.attribute("file")),
                disks(domain),
                domain.all("devices", "interface").map(MachineReader::card).toList());
    }

    private static Map<String, MachineFacts.Disk> disks(XmlNode domain) {
        Map<String, MachineFacts.Disk> disks = new TreeMap<>();
        domain.all("devices", "disk")
                .forEach(disk -> disk.first("target")
                        .flatMap(target -> target.attribute("dev"))
                        .ifPresent(target -> disks.put(target, disk(target, disk))));
        return disks;
    }

    private static MachineFacts.Disk disk(String target, XmlNode disk) {
        return new MachineFacts.Disk(
                target,
                disk.first("source").flatMap(MachineReader::path),
                disk.first("backingStore", "source").flatMap(MachineReader::path),
                disk.attribute("device").filter("cdrom"::equals).isPresent(),
                disk.first("driver")
                        .flatMap(driver -> driver.attribute("cache"))
                        .orElse(null));
    }

    private static Optional<String> path(XmlNode source) {
        return Stream.of("file", "dev")
                .flatMap(key -> source.attribute(key).stream())
                .findFirst();
    }

    private static MachineFacts.Card card(XmlNode card) {
        String type = card.attribute("type").orElse("");
        // A running card on a libvirt network also names the bridge of that network.
        String source = card.first("source")
                .flatMap(element ->
                        List.of("network", "bridge").contains(type) ? element.attribute(type) : Optional.empty())
                .orElse("");
        return new MachineFacts.Card(
                card.first("mac")
                        .flatMap(mac -> mac.attribute("address"))
                        .map(mac -> mac.toLowerCase(Locale.ROOT))
                        .orElse(""),
                type,
                source,
                integer(card.first("vlan", "tag").flatMap(tag -> tag.attribute("id"))),
                integer(card.first("mtu").flatMap(mtu -> mtu.attribute("size"))));
    }

    private static @Nullable Integer integer(Optional<String> text) {
        return text.map(MachineReader::number).map(Long::intValue).orElse(null);
    }

    /// libvirt prints sizes in KiB, whatever they were given in.
    private static long kib(XmlNode size) {
        return switch (size.attribute("unit").orElse("KiB")) {
            case "KiB", "k" -> number(size);
            case "MiB", "M" -> number(size) << 10;
            case "GiB", "G" -> number(size) << 20;
            case "bytes", "b" -> number(size) >> 10;
            default -> throw new XmlFormatException("a size in an unknown unit");
        };
    }

    private static long number(XmlNode node) {
        return number(node.text().strip());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException broken) {
            throw new XmlFormatException("a number that is none: " + text, broken);
        }
    }
}
