package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.List;

/// `<devices>`. There is no graphics card: the serial port is the console.
@XmlType(propOrder = {"disks", "controllers", "interfaces", "serial", "console", "channel", "memballoon", "rng"})
final class DevicesElement {
    @XmlElement(name = "disk")
    final List<DiskElement> disks;

    @XmlElement(name = "controller")
    final List<ControllerElement> controllers;

    @XmlElement(name = "interface")
    final List<InterfaceElement> interfaces;

    final CharacterElement serial;
    final CharacterElement console = CharacterElement.console();
    final CharacterElement channel = CharacterElement.guestAgent();
    final Memballoon memballoon = new Memballoon();
    final Rng rng = new Rng();

    DevicesElement(DomainSpec domain) {
        disks = domain.disks().stream().map(DiskElement::new).toList();
        controllers = ControllerElement.of(domain);
        interfaces = domain.interfaces().stream().map(InterfaceElement::of).toList();
        serial = CharacterElement.serial(domain.serialLog());
    }

    static final class Memballoon {
        @XmlAttribute
        final String model = "virtio";
    }

    /// Without it a first boot may wait long for entropy to make its SSH host keys from.
    static final class Rng {
        @XmlAttribute
        final String model = "virtio";

        final Backend backend = new Backend();
    }

    static final class Backend {
        @XmlAttribute
        final String model = "random";

        @XmlValue
        final String path = "/dev/urandom";
    }
}
