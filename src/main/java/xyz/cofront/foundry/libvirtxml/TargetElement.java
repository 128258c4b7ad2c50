package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/// `<target>` of a disk or network card: the name the device goes by.
final class TargetElement {
    @XmlAttribute
    final String dev;

    @XmlAttribute
    final @Nullable String bus;

    private TargetElement(String dev, @Nullable String bus) {
        this.dev = dev;
        this.bus = bus;
    }

    static TargetElement disk(String dev, DiskBus bus) {
        return new TargetElement(dev, bus.word());
    }

    static @Nullable TargetElement tap(@Nullable String dev) {
        return dev == null ? null : new TargetElement(dev, null);
    }
}
