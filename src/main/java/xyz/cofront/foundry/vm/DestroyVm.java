package xyz.cofront.foundry.vm;

import java.util.Optional;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.workflow.Progress;

/// Removes machines with exactly the volumes that their own metadata lists and proves.
public final class DestroyVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;

    public DestroyVm(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
    }

    /// Looks, and changes nothing.
    ///
    /// @return empty if there is no such machine and that is no failure
    /// @throws xyz.cofront.foundry.error.VmException if there is no such machine, it is protected, or it is foreign
    ///     and not forced
    public Optional<DestroyPlan> plan(String name, DestroyOptions options) {
        throw new IllegalStateException(name + options + hypervisor + environment + progress);
    }

    /// Carries the plan out. Can be run again after any failure.
    public void destroy(DestroyPlan plan, DestroyOptions options) {
        throw new IllegalStateException(plan.toString() + options);
    }
}
