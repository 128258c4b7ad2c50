package xyz.cofront.foundry.libvirtxml;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The disks of a domain by the names they go by.
public final class DiskTargets {
    private DiskTargets() {}

    /// What each disk that the guest may write to stands on, by its target, such as `vda`; CD-ROMs and
    /// disks that are no
    /// file or block device are left out.
    ///
    /// @throws XmlFormatException if the text is no domain's XML
    public static Map<String, String> paths(String xml) {
        Map<String, String> paths = new TreeMap<>();
        XmlNode.parse(xml, "domain")
                .all("devices", "disk")
                .filter(disk -> disk.attribute("device").orElse("disk").equals("disk"))
                .filter(disk -> disk.first("readonly").isEmpty())
                .forEach(disk ->
                        target(disk).ifPresent(target -> path(disk).ifPresent(path -> paths.put(target, path))));
        return paths;
    }

    private static Optional<String> target(XmlNode disk) {
        return disk.first("target").flatMap(target -> target.attribute("dev"));
    }

    private static Optional<String> path(XmlNode disk) {
        return disk.first("source")
                .flatMap(source -> Stream.of("file", "dev")
                        .flatMap(key -> source.attribute(key).stream())
                        .findFirst());
    }
}
