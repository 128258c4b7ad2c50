package xyz.cofront.foundry.validation;

import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;

/// Which addresses a guest may have, and which may be its gateway (RFC 6890, special-purpose addresses; RFC 3021, /31).
final class AddressRules {
    private AddressRules() {}

    static void ip(CidrAddress ip, String path, Findings findings) {
        String special = special(ip.address());
        if (!findings.require(special == null, path, ip.address() + " is " + special + "; a guest cannot have it")
                || !findings.require(ip.prefix() > 0, path, "has a prefix length of 0; the network's is 1 to 32")
                || ip.prefix() > 30) {
            return;
        }
        findings.require(
                !ip.address().equals(ip.network()),
                path,
                ip.address() + " is the address of the network " + network(ip));
        findings.require(
                !ip.address().equals(ip.broadcast()),
                path,
                ip.address() + " is the broadcast address of the network " + network(ip));
    }

    static void gateway(CidrAddress ip, Ipv4Address gateway, String path, Findings findings) {
        if (!findings.require(ip.contains(gateway), path, gateway + " is not in the interface's network " + network(ip))
                || !findings.require(!gateway.equals(ip.address()), path, gateway + " is the guest's own address")
                || ip.prefix() > 30) {
            return;
        }
        findings.require(
                !gateway.equals(ip.network()) && !gateway.equals(ip.broadcast()),
                path,
                gateway + " is the network's own or its broadcast address, which no gateway has");
    }

    static void dnsServer(Ipv4Address server, String path, Findings findings) {
        String special = server.octet(0) == 127 ? null : special(server);
        findings.require(special == null, path, server + " is " + special + "; no DNS server has it");
    }

    private static String network(CidrAddress ip) {
        return ip.network() + "/" + ip.prefix();
    }

    private static @Nullable String special(Ipv4Address address) {
        int first = address.octet(0);
        if (first == 0) {
            return "in 0.0.0.0/8, which means no address";
        }
        if (first == 127) {
            return "a loopback address";
        }
        if (first == 169 && address.octet(1) == 254) {
            return "a link-local address";
        }
        if (address.bits() == -1) {
            return "the broadcast address";
        }
        if (first >= 240) {
            return "in 240.0.0.0/4, which is reserved";
        }
        return first >= 224 ? "a multicast address" : null;
    }
}
