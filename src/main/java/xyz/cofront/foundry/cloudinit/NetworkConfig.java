package xyz.cofront.foundry.cloudinit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.naming.Names;

/// The `network-config` file, version 2 (cloud-init's documentation, "Networking config Version 2").
///
/// Only what each of cloud-init's renderers (netplan, networkd, sysconfig, NetworkManager, eni) understands is
/// written:
/// - The card is found by its MAC and renamed: without `set-name` cloud-init 22.2 fails to render.
/// - The default route is `0.0.0.0/0`: `default` stops every renderer but netplan, `gateway4` is deprecated.
/// - A card without an address asks DHCP. If it is not to carry the default route, its routes are not used,
///   which netplan and networkd honour; the others know only the metric, which lets any other default route
///   win.
/// - A gateway is used for the default route and nothing else: on a card that does not carry it there is no
///   route through the gateway, only the card's own network. With DHCP, the gateway is the DHCP server's.
/// - Name servers are written with every card that has them; beside DHCP, NetworkManager's renderer in cloud-init
///   22.4 leaves them out.
/// - Nothing of VLANs: the host's side of the card tags.
public final class NetworkConfig {
    /// More than what any DHCP client sets by itself (networkd 1024, NetworkManager 100 and up, dhclient 0).
    private static final int LAST_RESORT_METRIC = 2000;

    private NetworkConfig() {}

    public static String render(VirtualMachine vm) {
        Map<String, Node> cards = new LinkedHashMap<>();
        List<NetworkInterface> all = vm.spec().networkInterfaces();
        for (int index = 0; index < all.size(); index++) {
            cards.put("eth" + index, card(vm.name(), all.get(index), index));
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("version", Yaml.number(2));
        entries.put("ethernets", Yaml.map(cards));
        return Yaml.write(Yaml.map(entries));
    }

    private static MappingNode card(String vmName, NetworkInterface card, int index) {
        Map<String, Node> entries = new LinkedHashMap<>();
        String mac = Names.mac(vmName, card, index).text();
        entries.put("match", Yaml.map(Map.of("macaddress", Yaml.text(mac))));
        entries.put("set-name", Yaml.text("eth" + index));
        entries.putAll(addressing(card, card.carriesDefaultRoute(index)));
        if (!card.dnsServers().isEmpty()) {
            entries.put("nameservers", Yaml.map(Map.of("addresses", addresses(card.dnsServers()))));
        }
        Integer mtu = card.mtu();
        if (mtu != null) {
            entries.put("mtu", Yaml.number(mtu));
        }
        return Yaml.map(entries);
    }

    private static Map<String, Node> addressing(NetworkInterface card, boolean defaultRoute) {
        CidrAddress ip = card.ip();
        return ip == null ? dhcp(defaultRoute) : fixed(ip, defaultRoute ? card.gateway() : null);
    }

    private static Map<String, Node> dhcp(boolean defaultRoute) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("dhcp4", Yaml.flag(true));
        if (!defaultRoute) {
            Map<String, Node> overrides = new LinkedHashMap<>();
            overrides.put("use-routes", Yaml.flag(false));
            overrides.put("route-metric", Yaml.number(LAST_RESORT_METRIC));
            entries.put("dhcp4-overrides", Yaml.map(overrides));
        }
        return entries;
    }

    private static Map<String, Node> fixed(CidrAddress ip, @Nullable Ipv4Address gateway) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("addresses", Yaml.texts(List.of(ip.toString())));
        if (gateway != null) {
            Map<String, Node> route = new LinkedHashMap<>();
            route.put("to", Yaml.text("0.0.0.0/0"));
            route.put("via", Yaml.text(gateway.toString()));
            entries.put("routes", Yaml.list(List.of(Yaml.map(route))));
        }
        return entries;
    }

    private static SequenceNode addresses(List<Ipv4Address> servers) {
        return Yaml.texts(servers.stream().map(Ipv4Address::toString).toList());
    }
}
