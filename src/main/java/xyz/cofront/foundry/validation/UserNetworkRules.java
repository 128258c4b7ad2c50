package xyz.cofront.foundry.validation;

import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;

/// QEMU's user networking: always 10.0.2.0/24, with the host as gateway at .2 and DNS at .3
/// (QEMU's documentation, "Using the user mode network stack"). It has no VLAN tag and libvirt sets no MTU on it.
final class UserNetworkRules {
    private static final CidrAddress NETWORK = CidrAddress.parse("10.0.2.2/24");
    private static final Ipv4Address DNS = Ipv4Address.parse("10.0.2.3");

    private UserNetworkRules() {}

    static void check(NetworkInterface one, String path, Findings findings) {
        findings.require(one.vlan() == null, path + ".vlan", "must be left out with user: true, which has no VLANs");
        findings.require(
                one.mtu() == null, path + ".mtu", "must be left out with user: true, which has no MTU setting");
        CidrAddress ip = one.ip();
        findings.require(
                ip == null || free(ip),
                path + ".ip",
                "must be 10.0.2.4/24 to 10.0.2.254/24 with user: true, or left out, which gives 10.0.2.15");
        findings.require(
                ip == null || one.gateway() == null || one.gateway().equals(NETWORK.address()),
                path + ".gateway",
                "must be 10.0.2.2 with user: true");
    }

    private static boolean free(CidrAddress ip) {
        return ip.prefix() == NETWORK.prefix()
                && NETWORK.contains(ip.address())
                && !ip.address().equals(NETWORK.address())
                && !ip.address().equals(DNS);
    }
}
