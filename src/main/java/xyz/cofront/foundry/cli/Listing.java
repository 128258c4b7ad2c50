package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.output.MachineList;
import xyz.cofront.foundry.vm.GetVm;
import xyz.cofront.foundry.vm.ListVms;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmListing;

/// Lists machines: what `list` does, and `get` without a name.
final class Listing {
    private final Session session;
    private final boolean all;
    private final Optional<Selector> selector;

    /// @throws xyz.cofront.foundry.error.ConfigurationException if the selector has no selector's form
    Listing(Session session, ListOptions options) {
        this.session = session;
        this.all = options.all;
        this.selector = options.selector();
    }

    int run() {
        return session.connected(Access.READ_ONLY, hypervisor -> {
            int hidden = selector.isPresent() ? selected(hypervisor, selector.get()) : everything(hypervisor);
            tellHidden(hidden);
            return ExitCodes.DONE;
        });
    }

    private int everything(Hypervisor hypervisor) {
        VmListing listing = new ListVms(hypervisor).list(all);
        GetVm details = new GetVm(hypervisor, session.world().clock());
        session.print(session.printer().list(new MachineList(listing::rows, () -> details.all(all))));
        return listing.hidden();
    }

    private int selected(Hypervisor hypervisor, Selector wanted) {
        List<VmDetail> matching = new GetVm(hypervisor, session.world().clock())
                .all(true).stream().filter(wanted::matches).toList();
        List<VmDetail> shown = matching.stream()
                .filter(detail -> all || detail.row().state().active())
                .toList();
        session.print(session.printer().list(MachineList.known(shown)));
        return matching.size() - shown.size();
    }

    private void tellHidden(int hidden) {
        if (hidden > 0) {
            String count = hidden == 1 ? "1 VM that does not run is" : hidden + " VMs that do not run are";
            session.progress().note(count + " not shown; --all shows every VM");
        }
    }
}
