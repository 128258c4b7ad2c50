package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.vm.GetVm;
import xyz.cofront.foundry.vm.VmDetail;

/// Shows machines by name: what `get NAME` and `vm info NAME` do. One that is missing does not hide the others.
final class Description {
    private final Session session;

    Description(Session session) {
        this.session = session;
    }

    int run(List<String> names) {
        return session.connected(Access.READ_ONLY, hypervisor -> show(hypervisor, names));
    }

    private int show(Hypervisor hypervisor, List<String> names) {
        GetVm getVm = new GetVm(hypervisor, session.world().clock());
        List<VmDetail> found = new ArrayList<>();
        List<FoundryException> failures = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(getVm.get(name));
            } catch (FoundryException failure) {
                failures.add(failure);
            }
        }
        if (!found.isEmpty()) {
            session.print(session.printer().described(found, names.size() > 1));
        }
        return Tally.report(session, found.size(), failures);
    }
}
