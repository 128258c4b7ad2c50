package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/// `<source>`: what on the host a device stands on. One attribute is set.
final class SourceElement {
    @XmlAttribute
    final @Nullable String file;

    @XmlAttribute
    final @Nullable String dev;

    @XmlAttribute
    final @Nullable String bridge;

    @XmlAttribute
    final @Nullable String network;

    private SourceElement(
            @Nullable String file, @Nullable String dev, @Nullable String bridge, @Nullable String network) {
        this.file = file;
        this.dev = dev;
        this.bridge = bridge;
        this.network = network;
    }

    static SourceElement storage(String path, boolean block) {
        return block ? new SourceElement(null, path, null, null) : new SourceElement(path, null, null, null);
    }

    static SourceElement bridge(String name) {
        return new SourceElement(null, null, name, null);
    }

    static SourceElement network(String name) {
        return new SourceElement(null, null, null, name);
    }
}
