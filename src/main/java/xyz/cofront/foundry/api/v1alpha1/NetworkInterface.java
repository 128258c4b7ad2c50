package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One network card. Exactly one of `bridge`, `network` and `user: true` says what it is plugged into.
///
/// @param ip the static IPv4 address with the length of its network's prefix, such as `192.168.1.10/24`.
///     Required on a bridge; elsewhere the guest asks DHCP if it is left out
/// @param gateway the way out of the network; required on a bridge
/// @param dnsServers addresses of DNS servers, in the order the guest asks them
/// @param bridge the Linux bridge of the host that the card is plugged into
/// @param network the libvirt network that the card is plugged into
/// @param user whether the card is plugged into QEMU's user networking, which needs no rights and lets
///     nobody in
/// @param defaultRoute whether the default route goes by this card; left out, by the first one
/// @param mac the card's hardware address; left out, it is derived from the IP address, or from the
///     machine's name and the card's index
/// @param mtu the largest packet, in bytes; left out, the network's own
/// @param vlan the VLAN's tag, 1 to 4094; left out, untagged
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
