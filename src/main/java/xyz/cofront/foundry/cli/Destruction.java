package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.vm.DestroyOptions;
import xyz.cofront.foundry.vm.DestroyPlan;
import xyz.cofront.foundry.vm.DestroyVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.GetVm;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.workflow.NamedProgress;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.SideBySide;

/// Looks at what would go, asks, and removes it, some machines at a time: one that fails does not keep the others.
final class Destruction {
    private final Session session;
    private final DestroyOptions options;
    private final SideBySide width;
    private final List<FoundryException> failures = new ArrayList<>();

    Destruction(Session session, DestroyOptions options, SideBySide width) {
        this.session = session;
        this.options = options;
        this.width = width;
    }

    Session session() {
        return session;
    }

    /// @throws ConfigurationException if nobody can be asked and no answer was given
    void requireAnswer() {
        new Question(session).requireAnswer("destroying removes disks for good");
    }

    int run(List<String> names) {
        return session.connected(Access.READ_WRITE, hypervisor -> run(hypervisor, names));
    }

    int run(Selector selector) {
        return session.connected(Access.READ_WRITE, hypervisor -> {
            List<String> names = new GetVm(hypervisor, session.world().clock())
                    .all(true).stream()
                            .filter(selector::matches)
                            .map(detail -> detail.row().name())
                            .toList();
            if (names.isEmpty()) {
                session.progress().note("no VM has these labels");
            }
            return run(hypervisor, names);
        });
    }

    private int run(Hypervisor hypervisor, List<String> names) {
        Environment environment = session.machinery();
        DestroyVm destroyVm = new DestroyVm(hypervisor, environment, session.progress());
        List<DestroyPlan> plans = plans(destroyVm, names);
        if (!plans.isEmpty() && !session.yes() && !new Confirmation(session).given(plans)) {
            throw new VmException("declined: nothing was destroyed");
        }
        return environment.interruption().during(() -> carryOut(hypervisor, environment, plans, names.size()));
    }

    private int carryOut(Hypervisor hypervisor, Environment environment, List<DestroyPlan> plans, int asked) {
        List<Outcome> outcomes = width.run(
                plans,
                plan -> carryOut(new DestroyVm(hypervisor, environment, told(plan, plans.size())), plan),
                Destruction::cancelled);
        List<String> gone = Tally.done(outcomes);
        if (!gone.isEmpty()) {
            session.print(session.printer().destroyed(gone));
        }
        failures.addAll(Tally.failures(outcomes));
        return Tally.report(session, asked - failures.size(), failures);
    }

    private Progress told(DestroyPlan plan, int machines) {
        return NamedProgress.unlessAlone(session.progress(), plan.id().name(), machines);
    }

    private Outcome carryOut(DestroyVm destroyVm, DestroyPlan plan) {
        String name = plan.id().name();
        try {
            destroyVm.destroy(plan, options);
            return new Outcome.Done(name, true);
        } catch (FoundryException failure) {
            return new Outcome.Failed(name, failure);
        } catch (HypervisorException failure) {
            return new Outcome.Failed(name, ExitCodes.explain(failure));
        }
    }

    private static boolean cancelled(Outcome outcome) {
        return outcome instanceof Outcome.Failed(String _, FoundryException failure)
                && failure instanceof CancelledException;
    }

    private List<DestroyPlan> plans(DestroyVm destroyVm, List<String> names) {
        List<DestroyPlan> plans = new ArrayList<>();
        names.forEach(name -> attempt(() -> destroyVm
                .plan(name, options)
                .ifPresentOrElse(
                        plans::add, () -> session.progress().note("there is no VM '" + name + "'; nothing to do"))));
        return plans;
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (FoundryException failure) {
            failures.add(failure);
        } catch (HypervisorException failure) {
            failures.add(ExitCodes.explain(failure));
        }
    }
}
