package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;

/// `<interface>` (libvirt's domain format, "Network interfaces").
@XmlType(propOrder = {"mac", "source", "vlan", "target", "model", "mtu"})
final class InterfaceElement {
    @XmlAttribute
    final String type;

    final Mac mac;
    final @Nullable SourceElement source;
    final @Nullable Vlan vlan;
    final @Nullable TargetElement target;
    final TypeElement model = new TypeElement("virtio");
    final @Nullable Mtu mtu;

    private InterfaceElement(
            String type,
            MacAddress mac,
            @Nullable SourceElement source,
            @Nullable Integer vlan,
            @Nullable String tap,
            @Nullable Integer mtu) {
        this.type = type;
        this.mac = new Mac(mac);
        this.source = source;
        this.vlan = vlan == null ? null : new Vlan(vlan);
        this.target = TargetElement.tap(tap);
        this.mtu = mtu == null ? null : new Mtu(mtu);
    }

    static InterfaceElement of(InterfaceSpec card) {
        return switch (card) {
            case InterfaceSpec.Bridge it ->
                new InterfaceElement(
                        "bridge", it.mac(), SourceElement.bridge(it.bridge()), it.vlan(), it.tap(), it.mtu());
            case InterfaceSpec.Network it ->
                new InterfaceElement(
                        "network", it.mac(), SourceElement.network(it.network()), it.vlan(), it.tap(), it.mtu());
            case InterfaceSpec.User it -> new InterfaceElement("user", it.mac(), null, null, null, null);
        };
    }

    static final class Mac {
        @XmlAttribute
        final String address;

        Mac(MacAddress mac) {
            address = mac.text();
        }
    }

    static final class Vlan {
        final Tag tag;

        Vlan(int id) {
            tag = new Tag(id);
        }
    }

    static final class Tag {
        @XmlAttribute
        final int id;

        Tag(int id) {
            this.id = id;
        }
    }

    static final class Mtu {
        @XmlAttribute
        final int size;

        Mtu(int size) {
            this.size = size;
        }
    }
}
