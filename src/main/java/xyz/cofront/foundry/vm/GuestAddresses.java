package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.GuestAddress;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.naming.Names;

/// Gathers a machine's IPv4 addresses from all who know one. Addresses of user networking are left out: they are each
/// machine's own and lead nowhere.
final class GuestAddresses {
    private static final String SPEC = "spec";

    private final Hypervisor hypervisor;

    GuestAddresses(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// Those of the document first, then in the order of [AddressSource].
    List<AddressStatus> of(Neighbour machine) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        Set<String> hidden = Set.of();
        if (machine.ownership() instanceof Ownership.Owned(VmMetadata metadata)) {
            wanted(metadata.document()).forEach(address -> sources.put(address, new ArrayList<>(List.of(SPEC))));
            hidden = userMacs(metadata.document());
        }
        for (GuestAddressOf found : observed(machine)) {
            if (!hidden.contains(found.guest.mac()) && usable(found.guest.address())) {
                sources.computeIfAbsent(found.guest.address(), address -> new ArrayList<>())
                        .add(found.source.word());
            }
        }
        return sources.entrySet().stream()
                .map(entry -> new AddressStatus(
                        entry.getKey(), entry.getValue().stream().distinct().toList()))
                .toList();
    }

    /// Only what somebody has seen of the guest, not what was asked for.
    List<AddressStatus> seen(Neighbour machine) {
        return of(machine).stream()
                .filter(address -> !address.sources().equals(List.of(SPEC)))
                .toList();
    }

    private record GuestAddressOf(AddressSource source, GuestAddress guest) {}

    private List<GuestAddressOf> observed(Neighbour machine) {
        if (!machine.domain().state().active()) {
            return List.of();
        }
        List<GuestAddressOf> found = new ArrayList<>();
        for (AddressSource source : AddressSource.values()) {
            observed(machine, source).forEach(guest -> found.add(new GuestAddressOf(source, guest)));
        }
        return found;
    }

    /// Who cannot tell, such as an agent that is not installed, does not keep the others from it.
    private List<GuestAddress> observed(Neighbour machine, AddressSource source) {
        try {
            return hypervisor.domains().addresses(machine.domain().id(), source);
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.CONNECTION || failure.kind() == Kind.TIMEOUT) {
                throw failure;
            }
            return List.of();
        }
    }

    private static List<String> wanted(VirtualMachine document) {
        return document.spec().networkInterfaces().stream()
                .filter(card -> !card.user())
                .flatMap(card -> Stream.ofNullable(card.ip()))
                .map(CidrAddress::address)
                .map(Object::toString)
                .toList();
    }

    private static Set<String> userMacs(VirtualMachine document) {
        List<NetworkInterface> cards = document.spec().networkInterfaces();
        return IntStream.range(0, cards.size())
                .filter(index -> cards.get(index).user())
                .mapToObj(index ->
                        Names.mac(document.name(), cards.get(index), index).text())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean usable(String address) {
        return !address.contains(":") && !address.startsWith("127.") && !address.startsWith("169.254.");
    }
}
