package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One network card. Exactly one of `bridge`, `network` and `user: true` says what it is plugged into.
///
/// @param ip the static address with its prefix; required on a bridge, else `null` means DHCP
/// @param gateway required on a bridge
/// @param dnsServers in the order the guest asks them
/// @param bridge a Linux bridge of the host
/// @param network a libvirt network
/// @param user whether QEMU's user networking is used
/// @param defaultRoute `null` means true for the first interface and false for the others
/// @param mac `null` means derived from the address, or from name and index where there is none
/// @param mtu in bytes
/// @param vlan the tag, 1 to 4094
@JsonPropertyOrder({"ip", "gateway", "dnsServers", "bridge", "network", "user", "defaultRoute", "mac", "mtu", "vlan"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NetworkInterface(
        @Nullable CidrAddress ip,
        @Nullable Ipv4Address gateway,
        List<Ipv4Address> dnsServers,
        @Nullable String bridge,
        @Nullable String network,
        Boolean user,
        @Nullable Boolean defaultRoute,
        @Nullable MacAddress mac,
        @Nullable Integer mtu,
        @Nullable Integer vlan) {

    public NetworkInterface {
        dnsServers = Absent.list(dnsServers);
        user = Absent.orElse(user, false);
    }

    /// Whether this card, at `index` among the machine's, carries the default route.
    public boolean carriesDefaultRoute(int index) {
        return defaultRoute == null ? index == 0 : defaultRoute;
    }
}
