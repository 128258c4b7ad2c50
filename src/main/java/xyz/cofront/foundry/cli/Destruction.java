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

/// Looks at what would go, asks, and removes it, one machine after the other: one that fails does not keep the others.
final class Destruction {
    private final Session session;
    private final DestroyOptions options;
    private final List<FoundryException> failures = new ArrayList<>();

    Destruction(Session session, DestroyOptions options) {
        this.session = session;
        this.options = options;
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
        return environment.interruption().during(() -> carryOut(destroyVm, plans, names.size()));
    }

    private int carryOut(DestroyVm destroyVm, List<DestroyPlan> plans, int asked) {
        List<String> gone = new ArrayList<>();
        for (DestroyPlan plan : plans) {
            attempt(() -> {
                destroyVm.destroy(plan, options);
                gone.add(plan.id().name());
            });
            if (!failures.isEmpty() && failures.getLast() instanceof CancelledException) {
                break;
            }
        }
        if (!gone.isEmpty()) {
            session.print(session.printer().destroyed(gone));
        }
        return Tally.report(session, asked - failures.size(), failures);
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
