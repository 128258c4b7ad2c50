package xyz.cofront.foundry.vm;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.image.ImageGuard;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.status.VmStatuses;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;
import xyz.cofront.foundry.workflow.UndoFailure;
import xyz.cofront.foundry.workflow.Workflow;

/// Carries one plan out. The definition comes first: libvirt takes a name once, so it is the lock, and it
/// lists every volume before the first exists, so whatever ends this process, `destroy` finds the rest.
final class VmMaker {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;
    private final AddressGuard guard;

    VmMaker(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
        this.guard = new AddressGuard(hypervisor.domains(), environment);
    }

    /// Undoes everything if it fails or is interrupted.
    Outcome make(CreatePlan plan, boolean start) {
        String name = plan.name();
        String remains = "what was made of VM '" + name + "' is left: foundry destroy --ignore-not-found " + name;
        return environment.interruption().during(remains, () -> attempt(plan, start));
    }

    private Outcome attempt(CreatePlan plan, boolean start) {
        progress.begin("Creating VM '" + plan.name() + "'...");
        progress.done("Configuration validated");
        try {
            carryOut(plan, start);
            return new Outcome.Done(plan.name(), true);
        } catch (FoundryException failure) {
            return new Outcome.Failed(plan.name(), failure.withDetails(left(plan, failure)));
        }
    }

    private void carryOut(CreatePlan plan, boolean start) {
        List<Closeable> held = new ArrayList<>();
        try {
            carryOut(plan, start, held);
        } finally {
            held.forEach(VmLock::release);
        }
    }

    /// @param held takes the machine's lock, once the machine is there to be locked
    private void carryOut(CreatePlan plan, boolean start, List<Closeable> held) {
        DomainId id = new DomainId(plan.uuid(), plan.name());
        VmMetadata metadata = plan.metadata(new Work(environment.owner(), environment.now()));
        Workflow workflow = new Workflow(environment.interruption());
        workflow.run(define(plan, id, metadata));
        workflow.run(
                Step.of("lock VM '" + id.name() + "'", () -> held.add(new VmLock(environment, progress).take(id))));
        workflow.run(Step.of("check the addresses again", () -> settle(plan)));
        workflow.run(Step.of("look at the image again", () -> settleImage(plan)));
        progress.done("Domain defined");
        plan.volumes().forEach(volume -> workflow.run(volume(volume)));
        progress.done("Storage created (" + VolumeSizes.summary(plan.volumes()) + ")");
        plan.seed().ifPresent(seed -> {
            workflow.run(Step.of("upload the cloud-init ISO", () -> upload(plan, NoCloudIso.render(seed))));
            progress.done("Cloud-init ISO generated");
        });
        if (start) {
            workflow.run(start(plan, id));
            progress.done("VM started");
        }
        workflow.run(Step.of("record VM '" + plan.name() + "' as complete", () -> complete(plan, id, metadata, start)));
    }

    private Step define(CreatePlan plan, DomainId id, VmMetadata metadata) {
        String label = "define domain '" + plan.name() + "'";
        return Step.ledger(
                label,
                () -> explained(label, VmException::new, () -> defineOnce(plan, metadata)),
                () -> tolerateAbsence(() -> hypervisor.domains().undefine(id)));
    }

    private void defineOnce(CreatePlan plan, VmMetadata metadata) {
        try {
            hypervisor.domains().define(plan.domainXml(metadata));
        } catch (HypervisorException taken) {
            if (taken.kind() == HypervisorException.Kind.ALREADY_EXISTS) {
                throw new ValidationException("VM '" + plan.name() + "' exists already", taken);
            }
            throw taken;
        }
    }

    private void settle(CreatePlan plan) {
        explained("check the addresses of VM '" + plan.name() + "' again", VmException::new, () -> guard.settle(plan));
    }

    /// Of a deletion of the image that met this create, one gives way.
    private void settleImage(CreatePlan plan) {
        plan.facts()
                .image()
                .flatMap(FoundImage::volume)
                .ifPresent(image -> explained(
                        "look at image '" + image.name() + "' again",
                        StorageException::new,
                        () -> new ImageGuard(hypervisor.volumes(), environment.alive(), environment::pause)
                                .settle(image)
                                .ifPresent(reason -> {
                                    throw new ValidationException(
                                            "image '" + image.name() + "' cannot be used: " + reason);
                                })));
    }

    private Step volume(PlannedVolume planned) {
        String label = "create volume '" + planned.record().id() + "'";
        Made made = new Made();
        return new Step(
                label,
                () -> explained(label, StorageException::new, () -> {
                    Volume volume = planned.make(hypervisor.volumes());
                    made.mark();
                    planned.requirePath(volume);
                }),
                () -> made.ifSo(() -> tolerateAbsence(
                        () -> hypervisor.volumes().delete(planned.record().id()))));
    }

    private void upload(CreatePlan plan, byte[] iso) {
        PlannedVolume volume = plan.volumes().getLast();
        explained(
                "upload the cloud-init ISO to volume '" + volume.record().id() + "'",
                StorageException::new,
                () -> hypervisor
                        .volumes()
                        .upload(volume.record().id(), 0, iso.length, new ByteArrayInputStream(iso), _ -> {}));
    }

    /// A start makes files too, so that undoing it removes those as well.
    private Step start(CreatePlan plan, DomainId id) {
        String label = "start VM '" + id.name() + "'";
        return new Step(
                label,
                () -> explained(
                        label, VmException::new, () -> hypervisor.domains().start(id)),
                () -> {
                    tolerateAbsence(() -> powerOff(id));
                    removeFiles(plan);
                });
    }

    private void powerOff(DomainId id) {
        try {
            hypervisor.domains().powerOff(id);
        } catch (HypervisorException failure) {
            if (failure.kind() != HypervisorException.Kind.WRONG_STATE) {
                throw failure;
            }
        }
    }

    private void removeFiles(CreatePlan plan) {
        List<VolumeId> files = plan.madeByStart().stream().map(VolumeRecord::id).toList();
        files.stream().map(VolumeId::pool).distinct().forEach(hypervisor.pools()::refresh);
        files.forEach(file -> tolerateAbsence(() -> hypervisor.volumes().delete(file)));
    }

    private void complete(CreatePlan plan, DomainId id, VmMetadata metadata, boolean started) {
        explained("record VM '" + plan.name() + "' as complete", VmException::new, () -> {
            hypervisor.domains().setAutostart(id, plan.machine().spec().autostart());
            VmMetadata complete = metadata.complete(List.of());
            PowerState state = started ? PowerState.RUNNING : PowerState.SHUT_OFF;
            VmStatus status = VmStatuses.of(state, Optional.of(complete), environment.now());
            new VmRecords(hypervisor.domains()).replace(id, metadata, metadata.complete(status.conditions()));
        });
    }

    private static void explained(String label, BiFunction<String, Throwable, FoundryException> area, Runnable work) {
        try {
            work.run();
        } catch (HypervisorException failure) {
            throw failure.explained("could not " + label, area);
        }
    }

    private static void tolerateAbsence(Runnable undo) {
        try {
            undo.run();
        } catch (HypervisorException failure) {
            if (failure.kind() != HypervisorException.Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private static List<String> left(CreatePlan plan, FoundryException failure) {
        List<String> failures = Stream.of(failure.getSuppressed())
                .filter(UndoFailure.class::isInstance)
                .map(Throwable::getMessage)
                .toList();
        if (failures.isEmpty()) {
            return List.of("nothing of VM '" + plan.name() + "' is left");
        }
        return Stream.concat(
                        failures.stream(),
                        Stream.of("remove what is left of it: foundry destroy --ignore-not-found " + plan.name()))
                .toList();
    }

    /// Whether a volume was made here, so that undoing never deletes another's.
    private static final class Made {
        private boolean done;

        void mark() {
            done = true;
        }

        void ifSo(Runnable undo) {
            if (done) {
                undo.run();
            }
        }
    }
}
