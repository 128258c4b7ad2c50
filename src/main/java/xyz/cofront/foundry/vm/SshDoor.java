package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;

/// Where a machine's SSH server is reached.
///
/// @param address IPv4
/// @param source who told of it
record SshDoor(String address, int port, String source) {
    static final int PORT = 22;

    /// What QEMU's own DHCP server gives the only guest of a user network.
    private static final String GIVEN = "10.0.2.15";

    private static final String LOOPBACK = "127.0.0.1";

    /// The first address that anybody knows; else, where the machine runs on user networking, a port of the host that
    /// leads to it, opened here.
    static Optional<SshDoor> of(Hypervisor hypervisor, Neighbour machine) {
        List<AddressStatus> known = new GuestAddresses(hypervisor).of(machine);
        if (!known.isEmpty()) {
            AddressStatus first = known.getFirst();
            return Optional.of(new SshDoor(first.address(), PORT, String.join(", ", first.sources())));
        }
        if (!machine.domain().state().active()
                || !(machine.ownership() instanceof Ownership.Owned(VmMetadata metadata))) {
            return Optional.empty();
        }
        List<NetworkInterface> cards = metadata.document().spec().networkInterfaces();
        return IntStream.range(0, cards.size())
                .filter(card -> cards.get(card).user())
                .boxed()
                .findFirst()
                .map(card -> new SshDoor(
                        LOOPBACK,
                        hypervisor
                                .domains()
                                .forward(
                                        machine.domain().id(),
                                        card,
                                        address(cards.get(card).ip()),
                                        PORT),
                        "user networking"));
    }

    private static String address(@Nullable CidrAddress wanted) {
        return wanted == null ? GIVEN : wanted.address().toString();
    }

    /// As messages name it.
    @Override
    public String toString() {
        return port == PORT ? address : address + " port " + port;
    }
}
