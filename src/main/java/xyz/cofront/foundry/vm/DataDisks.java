package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;
import xyz.cofront.foundry.workflow.Workflow;

/// What an apply does to disks that stay.
record DataDisks(Hypervisor hypervisor, Environment environment, Progress progress) {
    /// Disks do not shrink, so this is not taken back. The record follows at once.
    ///
    /// @param which of the disks that are to grow, by their targets
    void grow(ChangePlan plan, Predicate<String> which, Workflow workflow) {
        plan.effects().forEach(effect -> {
            if (effect instanceof Effect.Grow(String device, int gib) && which.test(device)) {
                GrowRequest request = new GrowRequest(plan.name(), device, gib);
                workflow.run(Step.of(
                        "grow disk '" + device + "'",
                        () -> new GrowDisk(hypervisor, environment, progress).unrecorded(request)));
                progress.done("Disk '" + device + "' grown to " + gib + " GiB");
            }
        });
    }

    /// Those that are still the machine's: data disks that were taken out are nobody's from now on.
    static List<VolumeRecord> kept(ChangePlan plan, List<VolumeRecord> listed) {
        List<String> out = plan.effects()
                .flatMap(effect -> effect instanceof Effect.RemoveDisk(String device) ? Stream.of(device) : Stream.of())
                .toList();
        return listed.stream()
                .filter(volume -> volume.role() != VolumeRole.DATA || !out.contains(String.valueOf(volume.device())))
                .toList();
    }
}
