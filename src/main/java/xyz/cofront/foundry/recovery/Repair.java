package xyz.cofront.foundry.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.vm.DestroyOptions;
import xyz.cofront.foundry.vm.DestroyPlan;
import xyz.cofront.foundry.vm.DestroyVm;
import xyz.cofront.foundry.vm.FinishVm;
import xyz.cofront.foundry.vm.UnfinishedVm;

/// Repairs findings, one by one, each after another look: what is not so any more is left alone.
public final class Repair {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final FinishVm machines;
    private final DestroyVm destroyVm;
    private final Consumer<VolumeId> images;

    /// @param images removes what is left of an image that was being brought in
    public Repair(FinishVm machines, DestroyVm destroyVm, Consumer<VolumeId> images) {
        this.machines = machines;
        this.destroyVm = destroyVm;
        this.images = images;
    }

    /// @return what was done, such as `destroyed`
    /// @throws xyz.cofront.foundry.error.FoundryException if it cannot be done, or is not so any more
    public String run(Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        return switch (diagnosis.cure()) {
            case RECORD -> {
                machines.finish(finding.name());
                yield "completed";
            }
            case DESTROY, FINISH -> {
                destroy(diagnosis);
                yield "destroyed";
            }
            case CLEAR -> {
                images.accept(new VolumeId(finding.pool(), finding.name()));
                yield "removed";
            }
            case NONE -> throw new IllegalArgumentException("nothing can be done about " + finding);
        };
    }

    /// Only a machine that is still as it was found.
    private void destroy(Diagnosis diagnosis) {
        String name = diagnosis.finding().name();
        List<UnfinishedVm> now = machines.unfinished();
        Optional<UnfinishedVm> machine =
                now.stream().filter(vm -> vm.id().name().equals(name)).findFirst();
        DestroyOptions options = new DestroyOptions(false, false, false, false, GRACE);
        Optional<DestroyPlan> plan = machine.filter(vm -> !vm.inWork() && Doctor.cure(vm) == diagnosis.cure())
                .flatMap(_ -> destroyVm.plan(name, options));
        DestroyPlan wanted = plan.orElseThrow(
                () -> new VmException("VM '" + name + "' is not as it was when it was looked at; it is left alone"));
        destroyVm.destroy(wanted, options);
    }
}
