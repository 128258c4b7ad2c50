package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import org.jspecify.annotations.Nullable;

/// A feature turned on or off: `<smm state='on'/>`, `<suspend-to-mem enabled='no'/>`, `<feature enabled='no'
/// name='…'/>`.
final class SwitchElement {
    @XmlAttribute
    final @Nullable String state;

    @XmlAttribute
    final @Nullable String enabled;

    @XmlAttribute
    final @Nullable String name;

    private SwitchElement(@Nullable String state, @Nullable String enabled, @Nullable String name) {
        this.state = state;
        this.enabled = enabled;
        this.name = name;
    }

    static SwitchElement on() {
        return new SwitchElement("on", null, null);
    }

    static SwitchElement disabled() {
        return new SwitchElement(null, "no", null);
    }

    static SwitchElement feature(String name, boolean enabled) {
        return new SwitchElement(null, enabled ? "yes" : "no", name);
    }
}
