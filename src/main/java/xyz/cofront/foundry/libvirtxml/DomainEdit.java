package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// Changes a domain's definition in single places. What it does not know stays as it was, whoever put it there.
public final class DomainEdit {
    private static final long KIB_PER_GIB = 1L << 20;
    /// How many memory modules may be plugged in, as in a new definition.
    private static final String SLOTS = "16";

    private final XmlTree domain;

    /// @throws XmlFormatException if the text is no domain's XML
    public DomainEdit(String definition) {
        domain = XmlTree.parse(definition);
        if (!domain.is("domain")) {
            throw new XmlFormatException("expected the element domain, found another");
        }
    }

    /// The definition as it is now.
    public String xml() {
        return domain.write();
    }

    /// Processors at boot, and how many there may be later.
    public void vcpus(int vcpus, int most) {
        XmlTree element = domain.ensure("vcpu", "os");
        element.text(Integer.toString(most));
        element.attribute("current", vcpus == most ? null : Integer.toString(vcpus));
        // Which processors start plugged in is told one by one after some were plugged in.
        domain.remove(child -> child.is("vcpus"));
        cell().ifPresent(cell -> cell.attribute("cpus", most == 1 ? "0" : "0-" + (most - 1)));
    }

    /// Memory at boot, and up to how much may be plugged in later; modules that were plugged in are made part of it.
    public void memory(int gib, int most) {
        long wanted = gib * KIB_PER_GIB;
        domain.first("devices").ifPresent(devices -> devices.remove(child -> child.is("memory")));
        kib(domain.ensure("memory", "vcpu"), wanted);
        domain.first("currentMemory").ifPresent(current -> kib(current, wanted));
        domain.remove(child -> child.is("maxMemory"));
        if (most > gib) {
            XmlTree maximum = XmlTree.element("maxMemory");
            maximum.attribute("slots", SLOTS);
            kib(maximum, most * KIB_PER_GIB);
            domain.insert(maximum, List.of("memory"));
            ensureCell();
        }
        cell().ifPresent(cell -> {
            cell.attribute("memory", Long.toString(wanted));
            cell.attribute("unit", "KiB");
        });
    }

    public void processor(VirtType type, CpuMode mode) {
        domain.attribute("type", type.wire());
        XmlTree old = domain.ensure("cpu", "clock", "on_poweroff", "devices");
        if (old.attribute("mode").filter(mode.wire()::equals).isEmpty()) {
            XmlTree cpu = XmlTree.element("cpu");
            cpu.attribute("mode", mode.wire());
            old.first("numa").ifPresent(numa -> cpu.insert(numa, List.of()));
            domain.replace(old, cpu);
        }
    }

    /// @param path `null` for no log
    public void serialLog(@Nullable String path) {
        for (String kind : List.of("serial", "console")) {
            devices().first(kind).ifPresent(port -> {
                port.remove(child -> child.is("log"));
                if (path != null && kind.equals("serial")) {
                    XmlTree log = XmlTree.element("log");
                    log.attribute("file", path);
                    log.attribute("append", "off");
                    port.insert(log, List.of("target", "alias", "address"));
                }
            });
        }
    }

    /// @param device as [DeviceXml#disk] writes it
    public void addDisk(String device) {
        devices().insert(XmlTree.parse(device), List.of("controller", "interface", "serial"));
    }

    public void removeDisk(String target) {
        devices().remove(child -> isDisk(child, target));
    }

    /// Has the disk or CD-ROM with that target stand on another file.
    public void file(String target, String path) {
        devices()
                .all("disk")
                .filter(disk -> isDisk(disk, target))
                .map(disk -> disk.ensure("source", "backingStore", "target"))
                .forEach(source -> source.attribute("file", path));
    }

    /// @param cache `null` leaves it to libvirt
    public void cache(String target, @Nullable DiskCache cache) {
        devices()
                .all("disk")
                .filter(disk -> isDisk(disk, target))
                .map(disk -> disk.ensure("driver", "source"))
                .forEach(driver -> driver.attribute("cache", cache == null ? null : cache.wire()));
    }

    /// @param device as [DeviceXml#card] writes it
    public void addCard(String device) {
        devices().insert(XmlTree.parse(device), List.of("serial", "console", "channel", "input"));
    }

    /// @param mac in lower case
    public void removeCard(String mac) {
        devices().remove(child -> isCard(child, mac));
    }

    /// Puts another card in the place of the one with that address, on the same slot.
    public void replaceCard(String mac, String device) {
        devices().all("interface").filter(card -> isCard(card, mac)).findFirst().ifPresent(old -> {
            XmlTree card = XmlTree.parse(device);
            old.first("address").ifPresent(address -> card.insert(address, List.of()));
            devices().replace(old, card);
        });
    }

    private XmlTree devices() {
        return domain.ensure("devices");
    }

    private Optional<XmlTree> cell() {
        return domain.first("cpu").flatMap(cpu -> cpu.first("numa")).flatMap(numa -> numa.first("cell"));
    }

    /// One cell of all there is, without which libvirt allows no memory to be plugged in.
    private void ensureCell() {
        XmlTree numa = domain.ensure("cpu", "clock", "on_poweroff", "devices").ensure("numa");
        if (numa.first("cell").isEmpty()) {
            String most = domain.first("vcpu").map(XmlTree::text).orElse("1");
            XmlTree cell = XmlTree.element("cell");
            cell.attribute("id", "0");
            cell.attribute("cpus", most.equals("1") ? "0" : "0-" + (Integer.parseInt(most) - 1));
            numa.insert(cell, List.of());
        }
    }

    private static void kib(XmlTree size, long kib) {
        size.attribute("unit", "KiB");
        size.text(Long.toString(kib));
    }

    private static boolean isDisk(XmlTree child, String target) {
        return child.is("disk")
                && child.first("target")
                        .flatMap(element -> element.attribute("dev"))
                        .filter(target::equals)
                        .isPresent();
    }

    private static boolean isCard(XmlTree child, String mac) {
        return child.is("interface")
                && child.first("mac")
                        .flatMap(element -> element.attribute("address"))
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .filter(mac::equals)
                        .isPresent();
    }
}
