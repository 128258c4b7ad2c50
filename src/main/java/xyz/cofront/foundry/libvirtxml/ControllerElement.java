package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `<controller>` (libvirt's domain format, "Controllers").
final class ControllerElement {
    /// Root ports kept free, each for one device to be plugged in while the guest runs.
    private static final int SPARE_PORTS = 8;

    /// The USB controller that libvirt adds, the virtio-serial one behind the guest agent's channel, balloon and RNG.
    private static final int FIXED_DEVICES = 4;

    @XmlAttribute
    final String type;

    @XmlAttribute
    final @Nullable Integer index;

    @XmlAttribute
    final String model;

    private ControllerElement(String type, @Nullable Integer index, String model) {
        this.type = type;
        this.index = index;
        this.model = model;
    }

    static List<ControllerElement> of(DomainSpec domain) {
        List<ControllerElement> controllers = new ArrayList<>();
        if (hasScsi(domain)) {
            controllers.add(new ControllerElement("scsi", 0, "virtio-scsi"));
        }
        if (domain.hasPcieRoot()) {
            controllers.add(new ControllerElement("pci", 0, "pcie-root"));
            // Without an index: libvirt numbers them, and gives each PCIe device one before it adds any of its own.
            controllers.addAll(
                    Collections.nCopies(ports(domain), new ControllerElement("pci", null, "pcie-root-port")));
        }
        return controllers;
    }

    private static boolean hasScsi(DomainSpec domain) {
        return domain.disks().stream().anyMatch(disk -> disk.bus() == DiskBus.SCSI);
    }

    private static int ports(DomainSpec domain) {
        long disks = domain.disks().stream()
                .filter(disk -> disk.bus() == DiskBus.VIRTIO)
                .count();
        return SPARE_PORTS
                + FIXED_DEVICES
                + Math.toIntExact(disks)
                + domain.interfaces().size()
                + (hasScsi(domain) ? 1 : 0);
    }
}
