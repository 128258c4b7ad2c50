package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.output.ChangeTable;
import xyz.cofront.foundry.vm.ApplyOptions;
import xyz.cofront.foundry.vm.ApplyRefusals;
import xyz.cofront.foundry.vm.ApplyVm;
import xyz.cofront.foundry.vm.CreateRequest;
import xyz.cofront.foundry.vm.CreateVm;
import xyz.cofront.foundry.vm.DiffVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.vm.PowerRequest;
import xyz.cofront.foundry.vm.PowerVm;
import xyz.cofront.foundry.vm.VmDefaults;
import xyz.cofront.foundry.workflow.SideBySide;

/// Looks at what documents change, asks, and makes it so: machines that are missing first, then the others one by one.
final class Application {
    private final Session session;
    private final VmDefaults defaults;
    private final ApplyOptions options;
    private final boolean restart;
    private final PowerRequest power;
    private final List<String> order = new ArrayList<>();
    private final Map<String, Change> results = new HashMap<>();
    private final List<FoundryException> failures = new ArrayList<>();

    /// @param restart whether machines for which a change waits are restarted, as `power` says
    Application(Session session, boolean replace, boolean restart, PowerRequest power) {
        this.session = session;
        this.defaults = CreateCommand.defaults(session.settings());
        this.options = new ApplyOptions(replace, power.grace(), power.force());
        this.restart = restart;
        this.power = power;
    }

    int run(Hypervisor hypervisor, List<Wanted> wanted) {
        Environment environment = session.machinery();
        DiffVm diff = new DiffVm(hypervisor, environment, defaults);
        List<VirtualMachine> missing = new ArrayList<>();
        List<ChangePlan> plans = new ArrayList<>();
        for (Wanted one : wanted) {
            order.add(one.document().name());
            diff.plan(one).ifPresentOrElse(plans::add, () -> missing.add(one.document()));
        }
        missing.forEach(ApplyRefusals::checkNew);
        plans.forEach(plan -> ApplyRefusals.check(plan, options.replace()));
        List<ChangePlan> changing = plans.stream().filter(this::concerned).toList();
        if (!changing.isEmpty() && !confirmed(changing)) {
            throw new VmException("declined: nothing was changed");
        }
        return environment.interruption().during(() -> carryOut(hypervisor, environment, missing, plans));
    }

    /// Whether something is done to it: what waits for a restart is done already, but for the restart.
    private boolean concerned(ChangePlan plan) {
        return plan.toDo() || (restart && !plan.changes().isEmpty());
    }

    private boolean confirmed(List<ChangePlan> changing) {
        Question question = new Question(session);
        question.requireAnswer("applying changes VMs that are there");
        List<String> lines = new ArrayList<>();
        for (ChangePlan plan : changing) {
            lines.add("This will change of VM '" + plan.name() + "' at " + session.uri() + ":");
            lines.addAll(ChangeTable.lines(plan.changes()));
            lines.addAll(ApplyRefusals.warnings(plan, restart));
        }
        String what = changing.size() == 1 ? "VM '" + changing.getFirst().name() + "'" : changing.size() + " VMs";
        return question.yes(lines, "Apply to " + what + "?");
    }

    private int carryOut(
            Hypervisor hypervisor, Environment environment, List<VirtualMachine> missing, List<ChangePlan> plans) {
        if (!missing.isEmpty()) {
            create(hypervisor, environment, missing);
        }
        ApplyVm applyVm = new ApplyVm(hypervisor, session.defaultPools(), defaults, environment, session.progress());
        for (ChangePlan plan : plans) {
            attempt(() -> change(hypervisor, environment, applyVm, plan));
        }
        if (!results.isEmpty()) {
            session.print(session.printer().changed(inOrder()));
        }
        return Tally.report(session, results.size(), failures);
    }

    /// As they were asked for.
    private List<Change> inOrder() {
        return order.stream().map(results::get).filter(Objects::nonNull).toList();
    }

    private void create(Hypervisor hypervisor, Environment environment, List<VirtualMachine> missing) {
        CreateRequest request = new CreateRequest(missing, defaults, true, new SideBySide(1));
        List<Outcome> outcomes =
                new CreateVm(hypervisor, session.defaultPools(), environment, session.progress()).create(request);
        Tally.done(outcomes)
                .forEach(name -> tell(Change.machine(name, "created", "Successfully created VM '" + name + "'")));
        failures.addAll(Tally.failures(outcomes));
    }

    private void change(Hypervisor hypervisor, Environment environment, ApplyVm applyVm, ChangePlan plan) {
        String name = plan.name();
        boolean waits = plan.toDo()
                ? !applyVm.apply(plan, options).isEmpty()
                : !plan.machine().waiting().isEmpty();
        if (waits && restart) {
            restart(hypervisor, environment, name);
        } else if (waits) {
            session.progress()
                    .note("VM '" + name + "' has some of it after a restart: 'foundry restart " + name
                            + "', or 'foundry apply --restart'");
        }
        tell(
                concerned(plan)
                        ? Change.machine(name, "configured", "Successfully applied to VM '" + name + "'")
                        : Change.machine(
                                name,
                                "unchanged",
                                "VM '" + name + "' is as its document says" + (waits ? ", after a restart" : "")));
    }

    private void restart(Hypervisor hypervisor, Environment environment, String name) {
        List<Outcome> outcomes = new PowerVm(hypervisor, environment, session.progress()).run(power, List.of(name));
        Tally.failures(outcomes).forEach(failure -> {
            throw failure.withDetails(List.of("the changes are applied, and wait for the restart"));
        });
        session.progress().done("VM restarted");
    }

    private void tell(Change change) {
        results.put(change.name(), change);
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
