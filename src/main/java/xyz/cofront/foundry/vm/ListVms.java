package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.naming.Names;

/// Lists machines with one bulk call, whatever their number.
public final class ListVms {
    private final Hypervisor hypervisor;

    public ListVms(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// @param all whether machines that do not run are wanted
    public VmListing list(boolean all) {
        List<DomainSummary> domains = hypervisor.domains().list(true);
        List<VmRow> rows = domains.stream()
                .filter(domain -> all || domain.state().active())
                .map(ListVms::row)
                .toList();
        return new VmListing(rows, domains.size() - rows.size());
    }

    static VmRow row(DomainSummary domain) {
        Optional<Ipv4Address> address = domain.taps().stream()
                .flatMap(tap -> Names.addressOfTap(tap).stream())
                .findFirst();
        return new VmRow(domain.id(), domain.state(), domain.vcpus(), domain.memoryKib(), address);
    }
}
