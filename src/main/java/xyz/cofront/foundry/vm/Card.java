package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.naming.Names;

/// A network card with its names decided.
///
/// @param index its place among the machine's cards, from 0
/// @param mac the document's, else derived from the address, else from name and index
/// @param tap the host's name of it; empty where libvirt chooses
record Card(int index, NetworkInterface wanted, MacAddress mac, Optional<String> tap) {

    static List<Card> of(VirtualMachine machine) {
        List<NetworkInterface> wanted = machine.spec().networkInterfaces();
        return IntStream.range(0, wanted.size())
                .mapToObj(index -> of(machine.name(), index, wanted.get(index)))
                .toList();
    }

    private static Card of(String machine, int index, NetworkInterface wanted) {
        return new Card(index, wanted, Names.mac(machine, wanted, index), tap(wanted));
    }

    /// QEMU's user networking has no tap.
    private static Optional<String> tap(NetworkInterface wanted) {
        CidrAddress ip = wanted.ip();
        return ip == null || wanted.user() ? Optional.empty() : Optional.of(Names.tap(ip.address()));
    }

    /// Where the card stands in the document.
    String path() {
        return "spec.networkInterfaces[" + index + "]";
    }

    /// What it is known by, for a message about a clash.
    String described() {
        CidrAddress ip = wanted.ip();
        return ip == null ? "MAC " + mac : "address " + ip.address();
    }
}
