package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.UndoFailure;

/// Makes a machine what its document says, by what was planned and shown before. All is checked first; a change that
/// fails is undone with all those before it.
public final class ApplyVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;
    private final DiffVm diff;
    private final ApplyChecks checks;

    public ApplyVm(
            Hypervisor hypervisor,
            DefaultPools pools,
            VmDefaults defaults,
            Environment environment,
            Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
        this.diff = new DiffVm(hypervisor, environment, defaults);
        this.checks = new ApplyChecks(hypervisor, pools, defaults, environment, progress);
    }

    /// @param confirmed as [DiffVm] found it and the user saw it
    /// @return the fields that wait for a restart
    /// @throws ValidationException if the changes cannot be had
    /// @throws VmException if the machine is another one by now, or a change fails; it is as it was then
    public List<String> apply(ChangePlan confirmed, ApplyOptions options) {
        ApplyRefusals.check(confirmed, options.replace());
        String name = confirmed.name();
        String remains = "VM '" + name + "' may be changed in part: foundry diff FILE shows what is left to do";
        return environment
                .interruption()
                .during(
                        remains,
                        () -> new VmLock(environment, progress)
                                .holding(confirmed.id(), () -> explained(confirmed, options)));
    }

    private List<String> explained(ChangePlan confirmed, ApplyOptions options) {
        try {
            ChangePlan plan = unchanged(confirmed);
            ApplyRefusals.check(plan, options.replace());
            return carryOut(plan, options);
        } catch (HypervisorException failure) {
            throw failure.explained("could not apply to VM '" + confirmed.name() + "'", VmException::new);
        } catch (FoundryException failure) {
            throw failure.withDetails(left(failure));
        }
    }

    /// Between the look and the lock somebody may have been at it.
    private ChangePlan unchanged(ChangePlan confirmed) {
        Optional<ChangePlan> now = diff.plan(confirmed.wanted()).filter(confirmed::same);
        return now.orElseThrow(() -> new VmException(
                "VM '" + confirmed.name() + "' was changed by somebody else meanwhile; nothing was applied",
                List.of("look again: foundry diff FILE"),
                null));
    }

    private List<String> carryOut(ChangePlan plan, ApplyOptions options) {
        boolean anew = !plan.of(ChangeClass.RECREATE).isEmpty();
        HostFacts facts = checks.check(plan, anew);
        // Everything is checked: from here on things are changed, and whatever is changed can be undone.
        progress.begin("Applying to VM '" + plan.name() + "'...");
        if (anew) {
            new ReplaceVm(hypervisor, environment, progress, diff).replace(plan, facts, options);
            return List.of();
        }
        return new ChangeVm(hypervisor, environment, progress, diff).change(plan, facts);
    }

    private static List<String> left(FoundryException failure) {
        List<String> failures = Stream.of(failure.getSuppressed())
                .filter(UndoFailure.class::isInstance)
                .map(Throwable::getMessage)
                .toList();
        return failures;
    }

    /// The fields that wait once all changes are made: those that waited and were not changed, and those that wait now.
    static List<String> waiting(ChangePlan plan) {
        List<String> changed = plan.changes().stream().map(FieldChange::path).toList();
        List<String> waiting = new ArrayList<>(plan.machine().waiting().stream()
                .filter(path -> !changed.contains(path))
                .toList());
        plan.of(ChangeClass.RESTART).stream().map(FieldChange::path).forEach(waiting::add);
        return waiting.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }
}
