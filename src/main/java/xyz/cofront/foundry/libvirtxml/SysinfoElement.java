package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/// `<sysinfo>`: what the guest reads of its machine through SMBIOS.
final class SysinfoElement {
    @XmlAttribute
    final String type = "smbios";

    final SystemElement system;

    private SysinfoElement(String serial) {
        system = new SystemElement(serial);
    }

    static @Nullable SysinfoElement of(@Nullable String serial) {
        return serial == null ? null : new SysinfoElement(serial);
    }

    static final class SystemElement {
        final Entry entry;

        SystemElement(String serial) {
            entry = new Entry(serial);
        }
    }

    static final class Entry {
        @XmlAttribute
        final String name = "serial";

        @XmlValue
        final String value;

        Entry(String value) {
            this.value = value;
        }
    }
}
