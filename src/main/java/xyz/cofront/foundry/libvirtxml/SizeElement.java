package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/// A size with its unit: `<memory unit='GiB'>4</memory>`, `<capacity unit='bytes'>1048576</capacity>`.
final class SizeElement {
    /// How many DIMMs may be plugged in later; libvirt's own examples give 16, and QEMU takes up to 256.
    private static final int SLOTS = 16;

    @XmlAttribute
    final @Nullable Integer slots;

    @XmlAttribute
    final String unit;

    @XmlValue
    final long amount;

    private SizeElement(@Nullable Integer slots, String unit, long amount) {
        this.slots = slots;
        this.unit = unit;
        this.amount = amount;
    }

    static SizeElement gib(int amount) {
        return new SizeElement(null, "GiB", amount);
    }

    static SizeElement maximum(int gib) {
        return new SizeElement(SLOTS, "GiB", gib);
    }

    static SizeElement bytes(long amount) {
        return new SizeElement(null, "bytes", amount);
    }
}
