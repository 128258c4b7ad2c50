package xyz.cofront.foundry.libvirtxml;

import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;

/// A virtio network card and what it is plugged into.
public sealed interface InterfaceSpec {
    MacAddress mac();

    /// A Linux bridge of the host.
    ///
    /// @param tap the host's name of the card; `null` leaves it to libvirt
    /// @param mtu in bytes; `null` leaves the bridge's
    /// @param vlan the tag, from 1 to 4094; `null` for none
    record Bridge(
            MacAddress mac,
            String bridge,
            @Nullable String tap,
            @Nullable Integer mtu,
            @Nullable Integer vlan) implements InterfaceSpec {}

    /// A libvirt network; the parameters as with a bridge.
    record Network(
            MacAddress mac,
            String network,
            @Nullable String tap,
            @Nullable Integer mtu,
            @Nullable Integer vlan) implements InterfaceSpec {}

    /// QEMU's user networking: no tap, and libvirt refuses an MTU and a VLAN.
    record User(MacAddress mac) implements InterfaceSpec {}
}
