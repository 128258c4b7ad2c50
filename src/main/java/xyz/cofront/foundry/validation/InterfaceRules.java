package xyz.cofront.foundry.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;

/// One network interface by itself.
final class InterfaceRules {
    /// Linux's limit for interface names (IFNAMSIZ without the final zero), in the letters that libvirt's schema takes.
    private static final Pattern BRIDGE = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.][A-Za-z0-9_.-]{0,14}");

    private InterfaceRules() {}

    static void check(NetworkInterface one, int index, String path, Findings findings) {
        plug(one, path, findings);
        addresses(one, index, path, findings);
        dnsServers(one.dnsServers(), path + ".dnsServers", findings);
        mac(one.mac(), path + ".mac", findings);
        if (one.mtu() != null) {
            findings.range(one.mtu(), Range.MTU, path + ".mtu");
        }
        if (one.vlan() != null) {
            findings.range(one.vlan(), Range.VLAN, path + ".vlan");
        }
        if (one.user()) {
            UserNetworkRules.check(one, path, findings);
        }
    }

    private static void plug(NetworkInterface one, String path, Findings findings) {
        int plugs = (one.bridge() == null ? 0 : 1) + (one.network() == null ? 0 : 1) + (one.user() ? 1 : 0);
        findings.require(plugs > 0, path, "must have one of bridge, network and user: true");
        findings.require(plugs < 2, path, "has more than one of bridge, network and user: true; keep one of them");
        findings.name(one.network(), path + ".network");
        findings.require(
                one.bridge() == null || BRIDGE.matcher(one.bridge()).matches(),
                path + ".bridge",
                "must be the name of a Linux bridge: at most 15 letters, digits, \"-\", \"_\" and \".\", such as br0");
    }

    private static void addresses(NetworkInterface one, int index, String path, Findings findings) {
        CidrAddress ip = one.ip();
        Ipv4Address gateway = one.gateway();
        boolean bridged = one.bridge() != null;
        findings.require(!bridged || ip != null, path + ".ip", "is required on a bridge, such as 192.168.1.10/24");
        findings.require(
                !bridged || gateway != null, path + ".gateway", "is required on a bridge, such as 192.168.1.1");
        if (ip != null) {
            AddressRules.ip(ip, path + ".ip", findings);
        }
        if (ip != null && gateway != null) {
            AddressRules.gateway(ip, gateway, path + ".gateway", findings);
        }
        findings.require(
                bridged || gateway == null || ip != null,
                path + ".gateway",
                "needs ip beside it; without one DHCP gives both");
        findings.require(
                bridged || ip == null || gateway != null || !one.carriesDefaultRoute(index),
                path + ".gateway",
                "is required for the default route; without one write defaultRoute: false");
    }

    private static void dnsServers(List<Ipv4Address> servers, String path, Findings findings) {
        Set<Ipv4Address> seen = new HashSet<>();
        for (int index = 0; index < servers.size(); index++) {
            Ipv4Address server = servers.get(index);
            AddressRules.dnsServer(server, FieldPath.item(path, index), findings);
            findings.require(seen.add(server), FieldPath.item(path, index), server + " is listed twice");
        }
    }

    private static void mac(@Nullable MacAddress mac, String path, Findings findings) {
        if (mac == null) {
            return;
        }
        findings.require(
                !mac.multicast(), path, "is a group's address, because its first octet is odd; a card's is even");
        findings.require(!mac.text().equals("00:00:00:00:00:00"), path, "must not be all zeros");
    }
}
