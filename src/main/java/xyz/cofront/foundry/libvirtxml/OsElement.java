package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.Firmware;

/// `<os>` (libvirt's domain format, "BIOS bootloader"). The firmware's files are libvirt's to find.
@XmlType(propOrder = {"type", "firmwareFeatures", "nvram", "smbios"})
final class OsElement {
    @XmlAttribute
    final @Nullable String firmware;

    final Type type;

    @XmlElement(name = "firmware")
    final @Nullable FirmwareFeatures firmwareFeatures;

    final @Nullable String nvram;

    final @Nullable Smbios smbios;

    OsElement(DomainSpec domain) {
        boolean efi = domain.firmware() == Firmware.EFI;
        firmware = efi ? "efi" : null;
        type = new Type(domain);
        firmwareFeatures = efi ? new FirmwareFeatures(domain.secureBoot()) : null;
        nvram = efi ? domain.nvram() : null;
        smbios = domain.smbiosSerial() == null ? null : new Smbios();
    }

    static final class Type {
        @XmlAttribute
        final String arch;

        @XmlAttribute
        final String machine;

        @XmlValue
        final String kind = "hvm";

        Type(DomainSpec domain) {
            arch = domain.arch();
            machine = domain.machine();
        }
    }

    /// Asked for as off, too: left alone, libvirt takes the firmware with enrolled keys where a distribution ranks it
    /// first, and an unsigned boot loader ends in "Security Violation".
    static final class FirmwareFeatures {
        @XmlElement(name = "feature")
        final List<SwitchElement> features;

        FirmwareFeatures(boolean secureBoot) {
            features = List.of(
                    SwitchElement.feature("enrolled-keys", secureBoot),
                    SwitchElement.feature("secure-boot", secureBoot));
        }
    }

    /// Has the guest see what `<sysinfo>` says.
    static final class Smbios {
        @XmlAttribute
        final String mode = "sysinfo";
    }
}
