package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/// `<cpu>` (libvirt's domain format, "CPU model and topology").
final class CpuElement {
    @XmlAttribute
    final String mode;

    final @Nullable Numa numa;

    CpuElement(DomainSpec domain) {
        mode = domain.cpuMode().wire();
        numa = domain.growsMemory() ? new Numa(domain) : null;
    }

    /// One cell of all there is: "At least one numa node has to be configured when enabling memory hotplug" (QEMU
    /// driver).
    static final class Numa {
        final Cell cell;

        Numa(DomainSpec domain) {
            cell = new Cell(domain);
        }
    }

    static final class Cell {
        @XmlAttribute
        final int id = 0;

        @XmlAttribute
        final String cpus;

        @XmlAttribute
        final int memory;

        @XmlAttribute
        final String unit = "GiB";

        Cell(DomainSpec domain) {
            cpus = domain.maxVcpus() == 1 ? "0" : "0-" + (domain.maxVcpus() - 1);
            memory = domain.memoryGiB();
        }
    }
}
