package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.change.Origin;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Redaction;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.status.VmStatuses;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;
import xyz.cofront.foundry.workflow.Workflow;

/// Changes a machine that keeps its boot disk. New volumes are written down first, then made, then plugged in; the
/// definition is written as a whole; what cannot be taken back comes last, and then the record.
final class ChangeVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;
    private final DiffVm diff;

    ChangeVm(Hypervisor hypervisor, Environment environment, Progress progress, DiffVm diff) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
        this.diff = diff;
    }

    /// @return the fields that wait for a restart
    List<String> change(ChangePlan plan, HostFacts facts) {
        DomainId id = plan.id();
        StaleVolumes stale = new StaleVolumes(hypervisor, environment, progress);
        VmMetadata clean = cleaned(stale, id, plan.read());
        DiskPlan disks = new DiskPlan(plan.wanted().document(), facts, Generations.next(plan.read()));
        Optional<SeedChange> seed =
                SeedChange.of(plan, disks, diff.seed(plan.read(), plan.machine().defined()), progress);
        List<PlannedVolume> made = new ArrayList<>(ApplyChecks.added(plan).stream()
                .filter(disk -> disk.volume() == null)
                .map(disks::data)
                .toList());
        seed.map(SeedChange::planned).ifPresent(made::add);
        VmMetadata announced = announced(clean, plan, made, facts.filePool());
        VmMetadata done = done(plan, announced);
        if (!MetadataElement.fits(done)) {
            throw new ValidationException("the document of VM '" + id.name()
                    + "' is larger than what libvirt keeps of it (240 KiB as JSON); shorten its annotations or lists");
        }
        run(plan, disks, facts, seed, made, clean, announced, done);
        boolean _ = stale.tidy(id, done);
        return done.waitingFields();
    }

    /// The record without what an apply that was cut off left, and without what no longer waits.
    private VmMetadata cleaned(StaleVolumes stale, DomainId id, VmMetadata read) {
        VmMetadata clean = stale.removed(id, RestartNeed.current(hypervisor.domains(), id, read));
        if (!clean.equals(read)) {
            new VmRecords(hypervisor.domains()).rewrite(id, read, clean);
        }
        return clean;
    }

    private void run(
            ChangePlan plan,
            DiskPlan disks,
            HostFacts facts,
            Optional<SeedChange> seed,
            List<PlannedVolume> made,
            VmMetadata clean,
            VmMetadata announced,
            VmMetadata done) {
        Workflow workflow = new Workflow(environment.interruption());
        VmRecords records = new VmRecords(hypervisor.domains());
        DomainId id = plan.id();
        if (!announced.equals(clean)) {
            workflow.run(Step.ledger(
                    "write down the new volumes of VM '" + id.name() + "'",
                    () -> records.rewrite(id, clean, announced),
                    () -> records.rewrite(id, announced, clean)));
        }
        VolumeSteps volumes = new VolumeSteps(hypervisor, id);
        made.forEach(volume -> workflow.run(volumes.make(volume)));
        seed.ifPresent(one -> workflow.run(volumes.fill(one.planned(), NoCloudIso.render(one.seed()))));
        LiveSteps live = new LiveSteps(hypervisor.domains(), environment, plan, disks);
        live.steps().forEach(step -> {
            workflow.run(step);
            progress.done(capital(step.label()));
        });
        seed.filter(one -> plan.machine().running()
                        && one.cdrom()
                        && plan.machine().hasSeedDrive())
                .ifPresent(one -> workflow.run(live.medium(one.planned().path(), progress)));
        define(plan, disks, facts, seed).ifPresent(workflow::run);
        live.late().forEach(step -> {
            workflow.run(step);
            progress.done(capital(step.label()));
        });
        new DataDisks(hypervisor, environment, progress).grow(plan, _ -> true, workflow);
        if (!plan.machine().running() && plan.read().toBeStarted()) {
            workflow.run(Step.of(
                    "start VM '" + id.name() + "'", () -> hypervisor.domains().start(id)));
            progress.done("VM started: it ran before another apply was cut off");
        }
        workflow.run(Step.of("record VM '" + id.name() + "'", () -> records.rewrite(id, announced, done)));
        progress.done("Recorded as generation " + done.generation());
    }

    private Optional<Step> define(ChangePlan plan, DiskPlan disks, HostFacts facts, Optional<SeedChange> seed) {
        DomainId id = plan.id();
        DefinitionChange change =
                new DefinitionChange(plan, disks, facts.pathOf(facts.filePool(), Names.serialLog(id.name())), seed);
        if (!change.needed()) {
            return Optional.empty();
        }
        return Optional.of(LiveSteps.define(hypervisor.domains(), id, change::of));
    }

    private static VmMetadata announced(VmMetadata clean, ChangePlan plan, List<PlannedVolume> made, String files) {
        List<VolumeRecord> listed = new ArrayList<>(clean.volumes());
        made.stream().map(PlannedVolume::record).forEach(listed::add);
        boolean logs = plan.effects().anyMatch(effect -> effect instanceof Effect.SerialLog(boolean on) && on);
        if (logs && listed.stream().noneMatch(volume -> volume.role() == VolumeRole.SERIAL_LOG)) {
            listed.add(new VolumeRecord(VolumeRole.SERIAL_LOG, files, Names.serialLog(plan.name()), null));
        }
        return listed.equals(clean.volumes()) ? clean : clean.listing(listed);
    }

    private VmMetadata done(ChangePlan plan, VmMetadata announced) {
        boolean secret = plan.changes().stream()
                .anyMatch(change -> change.effect() instanceof Effect.NewSeed && change.origin() != Origin.DRIFT);
        VmMetadata next = announced
                .by(null)
                .applied(Redaction.redact(plan.wanted().document()), DataDisks.kept(plan, announced.volumes()), secret);
        List<String> fields = plan.machine().running() ? ApplyVm.waiting(plan) : List.of();
        Optional<Condition> waiting = VmStatuses.waiting(next.observed(next.conditions(), fields), environment.now());
        List<Condition> conditions = Stream.concat(RestartNeed.restarted(next).conditions().stream(), waiting.stream())
                .toList();
        return next.observed(conditions, fields);
    }

    private static String capital(String label) {
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
