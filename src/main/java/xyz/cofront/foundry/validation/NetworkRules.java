package xyz.cofront.foundry.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;

/// The interfaces among each other: addresses once, one default route.
final class NetworkRules {
    private NetworkRules() {}

    static void check(List<NetworkInterface> interfaces, Findings findings) {
        String path = "spec.networkInterfaces";
        findings.require(!interfaces.isEmpty(), path, "must have at least one interface");
        for (int index = 0; index < interfaces.size(); index++) {
            InterfaceRules.check(interfaces.get(index), index, FieldPath.item(path, index), findings);
        }
        uniqueAddresses(interfaces, path, findings);
        uniqueMacs(interfaces, path, findings);
        oneDefaultRoute(interfaces, path, findings);
    }

    private static void uniqueAddresses(List<NetworkInterface> interfaces, String path, Findings findings) {
        Map<Ipv4Address, Integer> owners = new HashMap<>();
        for (int index = 0; index < interfaces.size(); index++) {
            CidrAddress ip = interfaces.get(index).ip();
            Integer owner = ip == null ? null : owners.putIfAbsent(ip.address(), index);
            findings.require(
                    owner == null || ip == null,
                    FieldPath.item(path, index) + ".ip",
                    (ip == null ? "" : ip.address()) + " is already the address of interface " + owner);
        }
    }

    private static void uniqueMacs(List<NetworkInterface> interfaces, String path, Findings findings) {
        Map<String, Integer> owners = new HashMap<>();
        for (int index = 0; index < interfaces.size(); index++) {
            NetworkInterface one = interfaces.get(index);
            String mac = mac(one);
            Integer owner = mac == null ? null : owners.putIfAbsent(mac, index);
            // Two derived ones that are the same come from one address, which has been reported.
            findings.require(
                    owner == null || (one.mac() == null && interfaces.get(owner).mac() == null),
                    FieldPath.item(path, index) + ".mac",
                    mac + " is already the MAC address of interface " + owner);
        }
    }

    /// The MAC address the card will have, as far as it is known before the machine's name is.
    private static @Nullable String mac(NetworkInterface one) {
        if (one.mac() != null) {
            return one.mac().toString();
        }
        return one.ip() == null
                ? null
                : "be:ef:" + String.join(":", one.ip().address().hex().split("(?<=\\G..)"));
    }

    private static void oneDefaultRoute(List<NetworkInterface> interfaces, String path, Findings findings) {
        Integer owner = null;
        for (int index = 0; index < interfaces.size(); index++) {
            if (!interfaces.get(index).carriesDefaultRoute(index)) {
                continue;
            }
            findings.require(
                    owner == null,
                    FieldPath.item(path, index) + ".defaultRoute",
                    "interface " + owner + " carries the default route already; there is one"
                            + (owner != null && owner == 0 && interfaces.get(0).defaultRoute() == null
                                    ? ", and the first interface has it unless it says defaultRoute: false"
                                    : ""));
            owner = owner == null ? Integer.valueOf(index) : owner;
        }
    }
}
