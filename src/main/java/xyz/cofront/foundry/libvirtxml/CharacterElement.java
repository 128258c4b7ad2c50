package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/// `<serial>`, `<console>` or `<channel>` (libvirt's domain format, "Consoles, serial, parallel & channel devices").
@XmlType(propOrder = {"log", "target"})
final class CharacterElement {
    @XmlAttribute
    final String type;

    final @Nullable Log log;
    final PortTarget target;

    private CharacterElement(String type, @Nullable String log, PortTarget target) {
        this.type = type;
        this.log = log == null ? null : new Log(log);
        this.target = target;
    }

    static CharacterElement serial(@Nullable String log) {
        return new CharacterElement("pty", log, new PortTarget("isa-serial", null, 0));
    }

    /// The serial port again, under the name that `virsh console` looks for; libvirt copies the log's element to it.
    static CharacterElement console() {
        return new CharacterElement("pty", null, new PortTarget("serial", null, 0));
    }

    static CharacterElement guestAgent() {
        return new CharacterElement("unix", null, new PortTarget("virtio", "org.qemu.guest_agent.0", null));
    }

    static final class Log {
        @XmlAttribute
        final String file;

        @XmlAttribute
        final String append = "off";

        Log(String file) {
            this.file = file;
        }
    }

    static final class PortTarget {
        @XmlAttribute
        final String type;

        @XmlAttribute
        final @Nullable String name;

        @XmlAttribute
        final @Nullable Integer port;

        PortTarget(String type, @Nullable String name, @Nullable Integer port) {
            this.type = type;
            this.name = name;
            this.port = port;
        }
    }
}
