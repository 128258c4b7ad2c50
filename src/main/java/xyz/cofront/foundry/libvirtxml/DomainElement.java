package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/// `<domain>` (libvirt's domain format), in the order in which libvirt itself prints it.
@XmlType(
        propOrder = {
            "name",
            "uuid",
            "title",
            "metadata",
            "maxMemory",
            "memory",
            "vcpu",
            "sysinfo",
            "os",
            "features",
            "cpu",
            "clock",
            "onPoweroff",
            "onReboot",
            "onCrash",
            "pm",
            "devices"
        })
final class DomainElement {
    @XmlAttribute
    final String type;

    final String name;
    final String uuid;
    final @Nullable String title;
    final MetadataElement metadata;
    final @Nullable SizeElement maxMemory;
    final SizeElement memory;
    final Vcpu vcpu;
    final @Nullable SysinfoElement sysinfo;
    final OsElement os;
    final Features features;
    final CpuElement cpu;
    final Clock clock = new Clock();

    @XmlElement(name = "on_poweroff")
    final String onPoweroff = "destroy";

    @XmlElement(name = "on_reboot")
    final String onReboot = "restart";

    @XmlElement(name = "on_crash")
    final String onCrash = "destroy";

    final Pm pm = new Pm();
    final DevicesElement devices;

    DomainElement(DomainSpec domain) {
        type = domain.virtType().wire();
        name = domain.name();
        uuid = domain.uuid().toString();
        title = domain.title();
        metadata = new MetadataElement(domain.metadata());
        maxMemory = domain.growsMemory() ? SizeElement.maximum(domain.maxMemoryGiB()) : null;
        memory = SizeElement.gib(domain.memoryGiB());
        vcpu = new Vcpu(domain);
        sysinfo = SysinfoElement.of(domain.smbiosSerial());
        os = new OsElement(domain);
        features = new Features(domain.secureBoot());
        cpu = new CpuElement(domain);
        devices = new DevicesElement(domain);
    }

    static final class Vcpu {
        @XmlAttribute
        final String placement = "static";

        @XmlAttribute
        final @Nullable Integer current;

        @XmlValue
        final int maximum;

        Vcpu(DomainSpec domain) {
            current = domain.vcpus() == domain.maxVcpus() ? null : domain.vcpus();
            maximum = domain.maxVcpus();
        }
    }

    /// ACPI, without which UEFI does not start and no guest notices a shutdown; and SMM, in which alone the variables
    /// of
    /// secure boot are safe from the guest.
    @XmlType(propOrder = {"acpi", "apic", "smm"})
    static final class Features {
        final EmptyElement acpi = new EmptyElement();
        final EmptyElement apic = new EmptyElement();
        final @Nullable SwitchElement smm;

        Features(boolean secureBoot) {
            smm = secureBoot ? SwitchElement.on() : null;
        }
    }

    static final class Clock {
        @XmlAttribute
        final String offset = "utc";
    }

    /// No suspending from within: such a guest answers to nothing, and nobody at a server presses its power button.
    @XmlType(propOrder = {"suspendToMem", "suspendToDisk"})
    static final class Pm {
        @XmlElement(name = "suspend-to-mem")
        final SwitchElement suspendToMem = SwitchElement.disabled();

        @XmlElement(name = "suspend-to-disk")
        final SwitchElement suspendToDisk = SwitchElement.disabled();
    }
}
