package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// What a domain's disks stand on. Every `<source>` within a `<disk>` counts, at whatever depth: the chain of backing
/// files, the target of a running copy, data files, and whatever a later libvirt puts there. It is better to spare a
/// volume too many than to delete one in use.
record DiskReader(List<String> paths, List<VolumeId> volumes) {
    private static final List<String> PATHS = List.of("file", "dev", "dir");

    static DiskReader of(XmlNode domain) {
        List<XmlNode> sources =
                domain.all("devices", "disk").flatMap(DiskReader::sources).toList();
        return new DiskReader(
                sources.stream().flatMap(DiskReader::paths).distinct().toList(),
                sources.stream()
                        .flatMap(source -> volume(source).stream())
                        .distinct()
                        .toList());
    }

    /// `<mirror file='…'>` is how libvirt before 1.2.6 wrote a mirror's source, and still writes beside the new way.
    private static Stream<XmlNode> sources(XmlNode disk) {
        return disk.everything().filter(node -> node.is("", "source") || node.is("", "mirror"));
    }

    private static Stream<String> paths(XmlNode source) {
        return PATHS.stream().flatMap(key -> source.attribute(key).stream());
    }

    private static Optional<VolumeId> volume(XmlNode source) {
        return source.attribute("pool")
                .flatMap(pool -> source.attribute("volume").map(volume -> new VolumeId(pool, volume)));
    }
}
