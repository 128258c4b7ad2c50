package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool's `<source>` (libvirt's storage pool format, "Source elements").
@XmlType(propOrder = {"hosts", "directory", "devices", "name", "format", "auth"})
final class PoolSourceElement {
    @XmlElement(name = "host")
    final List<Host> hosts;

    @XmlElement(name = "dir")
    final @Nullable Place directory;

    @XmlElement(name = "device")
    final List<Place> devices;

    final @Nullable String name;
    final @Nullable TypeElement format;
    final @Nullable Auth auth;

    PoolSourceElement(PoolSpec.Source source) {
        hosts = source.hosts().stream().map(Host::new).toList();
        directory = source.directory() == null ? null : new Place(source.directory());
        devices = source.devices().stream().map(Place::new).toList();
        name = source.name();
        format = source.format() == null ? null : new TypeElement(source.format());
        auth = source.login() == null ? null : new Auth(source.login());
    }

    static final class Host {
        @XmlAttribute
        final String name;

        @XmlAttribute
        final @Nullable Integer port;

        Host(PoolSpec.Host host) {
            this.name = host.name();
            this.port = host.port();
        }
    }

    static final class Place {
        @XmlAttribute
        final String path;

        Place(String path) {
            this.path = path;
        }
    }

    /// Of Ceph, the only type here that knows logins.
    static final class Auth {
        @XmlAttribute
        final String type = "ceph";

        @XmlAttribute
        final String username;

        final Secret secret;

        Auth(PoolSpec.Login login) {
            this.username = login.user();
            this.secret = new Secret(login.secret().toString());
        }
    }

    static final class Secret {
        @XmlAttribute
        final String uuid;

        Secret(String uuid) {
            this.uuid = uuid;
        }
    }
}
