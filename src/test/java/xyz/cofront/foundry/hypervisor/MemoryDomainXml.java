package xyz.cofront.foundry.hypervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A domain's XML, read and checked as far as the in-memory hypervisor cares.
///
/// @param xml the text, with the UUID in it
/// @param type `kvm` or `qemu`
/// @param disks what has to be there when the domain starts, backing chains included
/// @param serialLog the file the serial port is logged to
/// @param nvram the file of the firmware's variables, where the definition names it
record MemoryDomainXml(
        String xml,
        UUID uuid,
        String name,
        String type,
        int vcpus,
        long memoryKib,
        List<Nic> nics,
        List<Disk> disks,
        Optional<String> serialLog,
        Optional<String> nvram,
        boolean efi) {

    /// A network card: `type` is `bridge`, `network` or `user`; an absent target is named at start.
    record Nic(String type, String source, Optional<String> target) {}

    /// A disk's source.
    sealed interface Disk {}

    record PathDisk(String path) implements Disk {}

    record VolumeDisk(VolumeId volume) implements Disk {}

    static MemoryDomainXml read(String xml) {
        Element domain = MemoryXml.parse(xml, "domain");
        String name =
                MemoryXml.text(domain, "name").orElseThrow(() -> MemoryXml.invalid("XML error: missing domain name"));
        if (name.contains("/") || name.contains("\n")) {
            throw MemoryXml.invalid("XML error: name '" + name + "' cannot contain '/' or a newline");
        }
        UUID uuid = uuidOf(domain);
        return new MemoryDomainXml(
                MemoryXml.write(domain),
                uuid,
                name,
                MemoryXml.attribute(domain, "type")
                        .orElseThrow(() -> MemoryXml.invalid("missing domain type attribute")),
                vcpus(domain),
                memory(domain),
                nics(domain),
                disks(domain),
                serialLog(domain),
                nvram(domain),
                MemoryXml.at(domain, "os")
                        .map(os -> os.getAttribute("firmware"))
                        .equals(Optional.of("efi")));
    }

    Optional<String> metadata(MetadataKey key) {
        Element domain = MemoryXml.parse(xml);
        return metadataElement(domain, key).map(MemoryXml::write);
    }

    /// The same domain with the element in its metadata, put into the key's namespace as libvirt does.
    MemoryDomainXml withMetadata(MetadataKey key, String text) {
        Element domain = MemoryXml.parse(xml);
        Document document = domain.getOwnerDocument();
        Element added = (Element) document.importNode(MemoryXml.parse(text), true);
        document.renameNode(added, key.namespace(), key.prefix() + ":" + added.getLocalName());
        Element metadata = MemoryXml.at(domain, "metadata").orElseGet(() -> {
            Element made = document.createElementNS(null, "metadata");
            domain.appendChild(made);
            return made;
        });
        metadataElement(domain, key).ifPresent(metadata::removeChild);
        metadata.appendChild(added);
        return read(MemoryXml.write(domain));
    }

    /// The path of the disk with that target.
    Optional<String> disk(String device) {
        return MemoryXml.at(MemoryXml.parse(xml), "devices").stream()
                .flatMap(devices -> MemoryXml.children(devices, "disk").stream())
                .filter(disk -> MemoryXml.at(disk, "target")
                        .filter(target -> target.getAttribute("dev").equals(device))
                        .isPresent())
                .flatMap(disk -> MemoryXml.at(disk, "source").flatMap(MemoryDomainXml::path).stream())
                .findFirst();
    }

    /// The card, if the device is one.
    static Optional<Nic> cardOf(String device) {
        return Optional.of(MemoryXml.parse(device))
                .filter(element -> element.getLocalName().equals("interface"))
                .map(MemoryDomainXml::nic);
    }

    MemoryDomainXml withVcpus(int wanted) {
        Element domain = MemoryXml.parse(xml);
        Element vcpu = MemoryXml.at(domain, "vcpu").orElseThrow();
        long most = MemoryXml.number(vcpu.getTextContent().strip());
        if (wanted > most) {
            throw MemoryXml.invalid("invalid argument: requested vcpus is greater than max allowable vcpus");
        }
        vcpu.setAttribute("current", Integer.toString(wanted));
        return read(MemoryXml.write(domain));
    }

    MemoryDomainXml withBalloon(long kib) {
        Element domain = MemoryXml.parse(xml);
        Element memory = MemoryXml.at(domain, "memory").orElseThrow();
        if (kib * 1024 > MemoryXml.bytes(memory, "KiB")) {
            throw MemoryXml.invalid("invalid argument: cannot set memory higher than max memory");
        }
        setKib(currentMemory(domain, memory), kib);
        return read(MemoryXml.write(domain));
    }

    /// With one more disk, card or memory module.
    MemoryDomainXml withDevice(String device) {
        Element domain = MemoryXml.parse(xml);
        Element added = (Element) domain.getOwnerDocument().importNode(MemoryXml.parse(device), true);
        if (added.getLocalName().equals("memory")) {
            return withModule(domain, added);
        }
        if (same(domain, added).isPresent()) {
            throw MemoryXml.invalid("operation failed: target " + key(added) + " already exists");
        }
        MemoryXml.at(domain, "devices").orElseThrow().appendChild(added);
        return read(MemoryXml.write(domain));
    }

    MemoryDomainXml withoutDevice(String device) {
        Element domain = MemoryXml.parse(xml);
        Element gone = same(domain, MemoryXml.parse(device))
                .orElseThrow(() -> MemoryXml.invalid("device not found: no matching device"));
        MemoryXml.at(domain, "devices").orElseThrow().removeChild(gone);
        if (gone.getLocalName().equals("memory")) {
            Element memory = MemoryXml.at(domain, "memory").orElseThrow();
            Element current = currentMemory(domain, memory);
            long less = MemoryXml.bytes(MemoryXml.at(gone, "target", "size").orElseThrow(), "KiB") / 1024;
            setKib(current, MemoryXml.bytes(current, "KiB") / 1024 - less);
            setKib(memory, MemoryXml.bytes(memory, "KiB") / 1024 - less);
        }
        return read(MemoryXml.write(domain));
    }

    MemoryDomainXml withMedium(String device) {
        Element domain = MemoryXml.parse(xml);
        Element added = (Element) domain.getOwnerDocument().importNode(MemoryXml.parse(device), true);
        Element old = same(domain, added)
                .filter(element -> element.getAttribute("device").equals("cdrom"))
                .orElseThrow(() -> MemoryXml.invalid("invalid argument: No device with bus and target"));
        MemoryXml.at(domain, "devices").orElseThrow().replaceChild(added, old);
        return read(MemoryXml.write(domain));
    }

    private static MemoryDomainXml withModule(Element domain, Element module) {
        Element memory = MemoryXml.at(domain, "memory").orElseThrow();
        Element current = currentMemory(domain, memory);
        long more = MemoryXml.bytes(MemoryXml.at(module, "target", "size").orElseThrow(), "KiB") / 1024;
        long most = MemoryXml.at(domain, "maxMemory")
                .map(element -> MemoryXml.bytes(element, "KiB") / 1024)
                .orElseThrow(() -> MemoryXml.invalid(
                        "unsupported configuration: cannot use/hotplug a memory device when domain 'maxMemory' is not"
                                + " defined"));
        long whole = MemoryXml.bytes(memory, "KiB") / 1024 + more;
        if (whole > most) {
            throw MemoryXml.invalid("unsupported configuration: Attaching memory device would exceed maxMemory");
        }
        setKib(current, MemoryXml.bytes(current, "KiB") / 1024 + more);
        setKib(memory, whole);
        MemoryXml.at(domain, "devices").orElseThrow().appendChild(module);
        return read(MemoryXml.write(domain));
    }

    private static Element currentMemory(Element domain, Element memory) {
        return MemoryXml.at(domain, "currentMemory").orElseGet(() -> {
            Element made =
                    (Element) domain.getOwnerDocument().renameNode(memory.cloneNode(true), null, "currentMemory");
            domain.insertBefore(made, memory.getNextSibling());
            return made;
        });
    }

    private static void setKib(Element size, long kib) {
        size.setAttribute("unit", "KiB");
        size.setTextContent(Long.toString(kib));
    }

    /// A disk is the same by its target, a card by its address.
    private static Optional<Element> same(Element domain, Element device) {
        return MemoryXml.at(domain, "devices").stream()
                .flatMap(devices -> MemoryXml.children(devices, device.getLocalName()).stream())
                .filter(other -> key(other).equals(key(device)))
                .findFirst();
    }

    private static String key(Element device) {
        return device.getLocalName().equals("disk")
                ? MemoryXml.at(device, "target")
                        .map(target -> target.getAttribute("dev"))
                        .orElse("")
                : MemoryXml.at(device, "mac")
                        .map(mac -> mac.getAttribute("address"))
                        .orElse("");
    }

    private static Optional<String> path(Element source) {
        return MemoryXml.attribute(source, "file").or(() -> MemoryXml.attribute(source, "dev"));
    }

    private static Optional<Element> metadataElement(Element domain, MetadataKey key) {
        return MemoryXml.at(domain, "metadata").stream()
                .flatMap(metadata -> MemoryXml.children(metadata).stream())
                .filter(element -> key.namespace().equals(element.getNamespaceURI()))
                .findFirst();
    }

    private static UUID uuidOf(Element domain) {
        Optional<String> text = MemoryXml.text(domain, "uuid");
        if (text.isEmpty()) {
            UUID made = UUID.randomUUID();
            Element element = domain.getOwnerDocument().createElementNS(null, "uuid");
            element.setTextContent(made.toString());
            domain.appendChild(element);
            return made;
        }
        try {
            return UUID.fromString(text.get());
        } catch (IllegalArgumentException e) {
            throw new HypervisorException(HypervisorException.Kind.INVALID, "malformed uuid element", e);
        }
    }

    private static int vcpus(Element domain) {
        @Nullable Element vcpu = MemoryXml.at(domain, "vcpu").orElse(null);
        if (vcpu == null) {
            return 1;
        }
        long most = MemoryXml.number(vcpu.getTextContent().strip());
        long current =
                MemoryXml.attribute(vcpu, "current").map(MemoryXml::number).orElse(most);
        if (most < 1 || most > 4096 || current < 1 || current > most) {
            throw MemoryXml.invalid("XML error: invalid vcpus " + current + " of " + most);
        }
        return (int) current;
    }

    private static long memory(Element domain) {
        Element memory = MemoryXml.at(domain, "memory")
                .orElseThrow(() -> MemoryXml.invalid("missing element or attribute './memory'"));
        return MemoryXml.bytes(MemoryXml.at(domain, "currentMemory").orElse(memory), "KiB") / 1024;
    }

    private static List<Nic> nics(Element domain) {
        return MemoryXml.at(domain, "devices").stream()
                .flatMap(devices -> MemoryXml.children(devices, "interface").stream())
                .map(MemoryDomainXml::nic)
                .toList();
    }

    private static Nic nic(Element element) {
        String type = element.getAttribute("type");
        String source = MemoryXml.at(element, "source")
                .map(found -> found.getAttribute(type))
                .orElse("");
        return new Nic(
                type, source, MemoryXml.at(element, "target").flatMap(target -> MemoryXml.attribute(target, "dev")));
    }

    private static List<Disk> disks(Element domain) {
        List<Disk> found = new ArrayList<>();
        MemoryXml.at(domain, "devices").stream()
                .flatMap(devices -> MemoryXml.children(devices, "disk").stream())
                .forEach(disk -> addChain(disk, found));
        return List.copyOf(found);
    }

    private static void addChain(Element disk, List<Disk> found) {
        MemoryXml.at(disk, "source").flatMap(MemoryDomainXml::disk).ifPresent(found::add);
        MemoryXml.at(disk, "backingStore").ifPresent(below -> addChain(below, found));
    }

    private static Optional<Disk> disk(Element source) {
        Optional<Disk> volume = MemoryXml.attribute(source, "volume")
                .map(name -> new VolumeDisk(new VolumeId(source.getAttribute("pool"), name)));
        return volume.or(() -> path(source).map(PathDisk::new));
    }

    private static Optional<String> nvram(Element domain) {
        return MemoryXml.at(domain, "os", "nvram").map(Element::getTextContent);
    }

    private static Optional<String> serialLog(Element domain) {
        return MemoryXml.at(domain, "devices", "serial", "log").flatMap(log -> MemoryXml.attribute(log, "file"));
    }
}
