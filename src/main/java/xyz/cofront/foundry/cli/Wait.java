package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.vm.WaitGoal;
import xyz.cofront.foundry.vm.WaitVm;
import xyz.cofront.foundry.vm.Waited;

/// Waits for one machine after the other; one that fails does not keep the others.
final class Wait {
    private final Session session;
    private final WaitVm waitVm;
    private final List<Waited> reached = new ArrayList<>();
    private final List<FoundryException> failures = new ArrayList<>();

    Wait(Session session, Hypervisor hypervisor) {
        this.session = session;
        this.waitVm = new WaitVm(hypervisor, session.world().live().ssh(), session.machinery(), session.progress());
    }

    void run(List<String> names, WaitGoal goal) {
        for (String name : names) {
            try {
                reached.add(waitVm.run(name, goal, Patience.of(session)));
            } catch (FoundryException failure) {
                failures.add(failure);
            } catch (HypervisorException failure) {
                failures.add(ExitCodes.explain(failure));
            }
        }
    }

    List<Waited> reached() {
        return List.copyOf(reached);
    }

    List<FoundryException> failures() {
        return List.copyOf(failures);
    }

    static String sentence(Waited waited) {
        String name = "VM '" + waited.name() + "'";
        return switch (waited.goal()) {
            case RUNNING -> name + " is running";
            case IP -> name + " has the address " + waited.what();
            case SSH -> name + ": " + waited.what();
            case CLOUD_INIT -> name + " is provisioned: " + waited.what();
            case DELETED -> name + " is gone";
        };
    }
}
