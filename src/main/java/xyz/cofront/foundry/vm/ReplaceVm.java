package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Redaction;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;
import xyz.cofront.foundry.workflow.Workflow;

/// Gives a machine a new boot disk, seed and firmware variables, made beside the old ones under the next generation's
/// names, and keeps its data disks. The old ones are deleted once the machine runs with the new ones; whatever fails
/// before leaves the machine as it was.
final class ReplaceVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;
    private final DiffVm diff;

    ReplaceVm(Hypervisor hypervisor, Environment environment, Progress progress, DiffVm diff) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
        this.diff = diff;
    }

    void replace(ChangePlan plan, HostFacts facts, ApplyOptions options) {
        DomainId id = plan.id();
        requireNoSnapshots(plan);
        StaleVolumes stale = new StaleVolumes(hypervisor, environment, progress);
        VmRecords records = new VmRecords(hypervisor.domains());
        VmMetadata clean = stale.removed(id, RestartNeed.current(hypervisor.domains(), id, plan.read()));
        if (!clean.equals(plan.read())) {
            records.rewrite(id, plan.read(), clean);
        }
        CreatePlan anew = anew(plan, facts);
        requireFreeNames(anew, clean, facts);
        VmMetadata announced = clean.listing(listed(clean.volumes(), anew.records()))
                .by(starts(plan) ? new Work(environment.owner(), environment.now()) : null);
        VmMetadata done = done(plan, announced, facts);
        if (!MetadataElement.fits(done)) {
            throw new ValidationException("the document of VM '" + id.name()
                    + "' is larger than what libvirt keeps of it (240 KiB as JSON); shorten its annotations or lists");
        }
        run(plan, anew, options, clean, announced, done);
        if (stale.tidy(id, done)) {
            progress.done("Old boot disk removed");
        }
    }

    private CreatePlan anew(ChangePlan plan, HostFacts facts) {
        VirtualMachine document = plan.wanted().document();
        Optional<Seed> seed = Optional.ofNullable(document.spec().cloudInit())
                .map(_ -> diff.seed(plan.read(), plan.machine().defined())
                        .seed(document, plan.id().uuid()));
        return CreatePlan.of(document, facts, plan.id().uuid(), seed, Generations.next(plan.read()));
    }

    private void run(
            ChangePlan plan,
            CreatePlan anew,
            ApplyOptions options,
            VmMetadata clean,
            VmMetadata announced,
            VmMetadata done) {
        DomainId id = plan.id();
        Workflow workflow = new Workflow(environment.interruption());
        VmRecords records = new VmRecords(hypervisor.domains());
        workflow.run(Step.ledger(
                "write down the new volumes of VM '" + id.name() + "'",
                () -> records.rewrite(id, clean, announced),
                () -> records.rewrite(id, announced, clean)));
        VolumeSteps volumes = new VolumeSteps(hypervisor, id);
        anew.volumes().forEach(volume -> workflow.run(volumes.make(volume)));
        anew.seed().ifPresent(seed -> workflow.run(volumes.fill(anew.volumes().getLast(), NoCloudIso.render(seed))));
        progress.done("New storage created beside the old (" + VolumeSizes.summary(anew.volumes()) + ")");
        if (plan.machine().running()) {
            workflow.run(stop(id, options));
            progress.done("VM stopped");
        }
        workflow.run(LiveSteps.define(hypervisor.domains(), id, _ -> anew.domainXml(announced)));
        if (starts(plan)) {
            workflow.run(start(id, freshFiles(anew, clean)));
            progress.done("VM started from its new boot disk");
        }
        autostart(plan).ifPresent(workflow::run);
        new DataDisks(hypervisor, environment, progress).grow(plan, device -> !device.equals("vda"), workflow);
        workflow.run(Step.of("record VM '" + id.name() + "'", () -> records.rewrite(id, announced, done)));
        progress.done("Recorded as generation " + done.generation());
    }

    /// Also one that this was stopped for before, by a process that did not get further.
    private static boolean starts(ChangePlan plan) {
        return plan.machine().running() || plan.read().toBeStarted();
    }

    private Step stop(DomainId id, ApplyOptions options) {
        Stopping stopping = new Stopping(hypervisor, environment, progress);
        PowerRequest request = new PowerRequest(PowerAction.STOP, options.grace(), options.force());
        return LiveSteps.acting(
                "stop VM '" + id.name() + "'",
                () -> domain(id)
                        .ifPresent(domain -> stopping.begun(domain, request).run()),
                () -> domain(id)
                        .filter(domain -> !domain.state().active())
                        .ifPresent(_ -> hypervisor.domains().start(id)));
    }

    /// A start makes files, too, even one that fails.
    private Step start(DomainId id, List<VolumeId> files) {
        return LiveSteps.acting(
                "start VM '" + id.name() + "'", () -> hypervisor.domains().start(id), () -> {
                    domain(id)
                            .map(DomainSummary::state)
                            .filter(PowerState::active)
                            .ifPresent(_ -> hypervisor.domains().powerOff(id));
                    files.stream().map(VolumeId::pool).distinct().forEach(hypervisor.pools()::refresh);
                    files.stream()
                            .filter(file -> hypervisor.volumes().find(file).isPresent())
                            .forEach(hypervisor.volumes()::delete);
                });
    }

    private static List<VolumeId> freshFiles(CreatePlan anew, VmMetadata clean) {
        return anew.madeByStart().stream()
                .filter(file -> !clean.volumes().contains(file))
                .map(VolumeRecord::id)
                .toList();
    }

    private Optional<Step> autostart(ChangePlan plan) {
        return plan.effects()
                .flatMap(effect -> effect instanceof Effect.Autostart(boolean on) ? Stream.of(on) : Stream.of())
                .findFirst()
                .map(on -> LiveSteps.acting(
                        "set the autostart of VM '" + plan.name() + "'",
                        () -> hypervisor.domains().setAutostart(plan.id(), on),
                        () -> hypervisor.domains().setAutostart(plan.id(), !on)));
    }

    private Optional<DomainSummary> domain(DomainId id) {
        return hypervisor.domains().find(id.name()).filter(domain -> domain.id().equals(id));
    }

    /// A snapshot belongs to the old disks, and its overlay, not the volume below, holds the data.
    private void requireNoSnapshots(ChangePlan plan) {
        MachineFacts defined = plan.machine().defined();
        boolean moved = plan.machine().own().entrySet().stream()
                .anyMatch(own -> Optional.ofNullable(defined.disks().get(own.getKey()))
                        .flatMap(MachineFacts.Disk::path)
                        .filter(path -> !path.equals(own.getValue()))
                        .isPresent());
        if (moved || hypervisor.domains().snapshots(plan.id()) > 0) {
            throw new VmException(
                    "VM '" + plan.name() + "' has snapshots, which do not fit a new boot disk",
                    List.of("'virsh snapshot-list " + plan.name() + "' shows them"),
                    null);
        }
    }

    private void requireFreeNames(CreatePlan anew, VmMetadata clean, HostFacts facts) {
        List<VolumeId> fresh = anew.records().stream()
                .filter(volume -> !clean.volumes().contains(volume))
                .map(VolumeRecord::id)
                .toList();
        List<String> taken = new VolumeNames(hypervisor)
                .taken(fresh, facts.poolPaths()).stream()
                        .map(Violation::message)
                        .toList();
        if (!taken.isEmpty()) {
            throw new ValidationException("volumes are in the way of VM '" + anew.name() + "'", taken, null);
        }
    }

    private static List<VolumeRecord> listed(List<VolumeRecord> old, List<VolumeRecord> fresh) {
        List<VolumeRecord> listed = new ArrayList<>(old);
        fresh.stream().filter(volume -> !old.contains(volume)).forEach(listed::add);
        return listed;
    }

    private static VmMetadata done(ChangePlan plan, VmMetadata announced, HostFacts facts) {
        VmMetadata next = announced
                .by(null)
                .applied(Redaction.redact(plan.wanted().document()), DataDisks.kept(plan, announced.volumes()), true)
                .on(facts.image().flatMap(FoundImage::provenance));
        return RestartNeed.restarted(next);
    }
}
