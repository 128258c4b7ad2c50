package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.metadata.WorkPhase;
import xyz.cofront.foundry.status.VmStatuses;
import xyz.cofront.foundry.workflow.Progress;

/// Finds machines whose making or removing was cut off, and finishes making those that are complete.
public final class FinishVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;

    public FinishVm(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
    }

    /// By name. Changes nothing.
    public List<UnfinishedVm> unfinished() {
        try {
            return Neighbour.all(hypervisor.domains()).stream()
                    .flatMap(machine -> unfinished(machine).stream())
                    .toList();
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at the VMs", VmException::new);
        }
    }

    /// Records a machine as complete that is so, with its autostart.
    ///
    /// @throws VmException if it is not there, not complete, or in other hands
    public void finish(String name) {
        try {
            DomainId id = find(name).domain().id();
            environment.interruption().check();
            new VmLock(environment, progress).holding(id, () -> record(name));
        } catch (HypervisorException failure) {
            throw failure.explained("could not record VM '" + name + "' as complete", VmException::new);
        }
    }

    /// @return the machine's name
    private String record(String name) {
        Neighbour machine = find(name);
        DomainId id = machine.domain().id();
        boolean ready = unfinished(machine)
                .filter(vm -> vm.phase() == WorkPhase.CREATING && !vm.inWork() && vm.whole())
                .isPresent();
        if (!ready || !(machine.ownership() instanceof Ownership.Owned(VmMetadata read))) {
            throw new VmException("VM '" + name + "' is not as it was when it was looked at; it is left alone");
        }
        hypervisor.domains().setAutostart(id, read.document().spec().autostart());
        VmMetadata complete = read.complete(List.of());
        VmMetadata observed =
                read.complete(VmStatuses.of(machine.domain().state(), Optional.of(complete), environment.now())
                        .conditions());
        new VmRecords(hypervisor.domains()).replace(id, read, observed);
        return name;
    }

    private Neighbour find(String name) {
        return hypervisor
                .domains()
                .find(name)
                .flatMap(domain -> Neighbour.read(hypervisor.domains(), domain))
                .orElseThrow(() -> MissingVm.named(name, hypervisor.domains().list(true)));
    }

    private Optional<UnfinishedVm> unfinished(Neighbour machine) {
        return machine.ownership() instanceof Ownership.Owned(VmMetadata metadata)
                        && metadata.phase() != WorkPhase.COMPLETE
                ? Optional.of(unfinished(machine, metadata))
                : Optional.empty();
    }

    /// What runs was started, which comes after all else was made.
    private UnfinishedVm unfinished(Neighbour machine, VmMetadata metadata) {
        Optional<Work> work = Optional.ofNullable(metadata.work());
        boolean inWork = work.map(Work::owner).filter(environment.alive()).isPresent();
        boolean whole = !inWork
                && metadata.phase() == WorkPhase.CREATING
                && (machine.domain().state().active() || new CreatedVolumes(hypervisor, metadata).whole());
        return new UnfinishedVm(machine.domain().id(), metadata.phase(), work, inWork, whole);
    }
}
