package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;
import xyz.cofront.foundry.vm.PowerVm;

/// What the commands around machines' power share: run, tell, add up.
final class Power {
    private final Session session;
    private final PowerRequest request;

    Power(Session session, PowerRequest request) {
        this.session = session;
        this.request = request;
    }

    int run(Targets.Chosen chosen) {
        return session.connected(Access.READ_WRITE, hypervisor -> run(hypervisor, chosen.names(session, hypervisor)));
    }

    private int run(Hypervisor hypervisor, List<String> names) {
        List<Outcome> outcomes = new PowerVm(hypervisor, session.machinery(), session.progress()).run(request, names);
        List<Change> changes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Done(String name, boolean changed)) {
                changes.add(change(name, changed));
            }
        }
        if (!changes.isEmpty()) {
            session.print(session.printer().changed(changes));
        }
        return Tally.report(session, changes.size(), Tally.failures(outcomes));
    }

    private Change change(String name, boolean changed) {
        PowerAction action = request.action();
        return changed
                ? Change.machine(name, action.done(), "Successfully " + action.done() + " VM '" + name + "'")
                : Change.machine(name, "unchanged", "VM '" + name + "' is " + already(action) + " already");
    }

    private static String already(PowerAction action) {
        return switch (action) {
            case START, RESTART, RESUME -> "running";
            case STOP, SUSPEND -> action.done();
        };
    }
}
