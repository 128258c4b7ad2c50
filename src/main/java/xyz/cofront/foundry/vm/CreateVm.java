package xyz.cofront.foundry.vm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.NamedProgress;
import xyz.cofront.foundry.workflow.Progress;

/// Makes machines from documents: everything is checked first, for all of them, and only then is the first one
/// made; several are made side by side.
public final class CreateVm {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final Environment environment;
    private final Progress progress;

    public CreateVm(Hypervisor hypervisor, DefaultPools pools, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.environment = environment;
        this.progress = progress;
    }

    /// @return one outcome for each machine, in order
    /// @throws ValidationException if any of them cannot be had; nothing was made then
    public List<Outcome> create(CreateRequest request) {
        List<VirtualMachine> machines =
                request.machines().stream().map(request.defaults()::place).toList();
        List<CreatePlan> plans = checked(machines, request.defaults());
        requireRoomForMetadata(plans);
        // Everything is checked: from here on things are made, and whatever is made can be undone.
        explained("could not make the pools ready", () -> makePools(plans));
        return request.width().run(plans, plan -> maker(plans, plan).make(plan, request.start()), CreateVm::cancelled);
    }

    private VmMaker maker(List<CreatePlan> all, CreatePlan plan) {
        return new VmMaker(hypervisor, environment, NamedProgress.unlessAlone(progress, plan.name(), all.size()));
    }

    private List<CreatePlan> checked(List<VirtualMachine> machines, VmDefaults defaults) {
        try {
            return new CreateChecks(hypervisor, pools, defaults, progress)
                    .check(machines).stream()
                            .map(checked -> CreatePlan.of(
                                    checked.machine(),
                                    checked.facts(),
                                    environment.uuids().get()))
                            .toList();
        } catch (HypervisorException failure) {
            throw failure.explained("could not check the host", VmException::new);
        }
    }

    private void requireRoomForMetadata(List<CreatePlan> plans) {
        Work work = new Work(environment.owner(), environment.clock().instant());
        List<String> large = plans.stream()
                .filter(plan -> !MetadataElement.fits(plan.metadata(work)))
                .map(plan -> plan.name() + ": the document is larger than what libvirt keeps of it (240 KiB as JSON);"
                        + " shorten its annotations or lists")
                .toList();
        if (!large.isEmpty()) {
            throw new ValidationException("there is a document too large to be kept; nothing was created", large, null);
        }
    }

    private static boolean cancelled(Outcome outcome) {
        return outcome instanceof Outcome.Failed(String _, FoundryException failure)
                && failure instanceof CancelledException;
    }

    private static void explained(String what, Runnable work) {
        try {
            work.run();
        } catch (HypervisorException failure) {
            throw failure.explained(what, VmException::new);
        }
    }

    private static Map<String, String> folders(List<CreatePlan> plans) {
        Map<String, String> folders = new HashMap<>();
        plans.forEach(plan -> folders.putAll(plan.facts().poolPaths()));
        return folders;
    }

    /// Default pools, once made, stay. What already lies in the folder of a new one could not be checked before.
    private void makePools(List<CreatePlan> plans) {
        Set<String> fresh = new TreeSet<>();
        plans.stream()
                .flatMap(plan -> plan.facts().poolPaths().keySet().stream())
                .filter(pool -> hypervisor.pools().find(pool).isEmpty())
                .forEach(fresh::add);
        plans.stream()
                .flatMap(plan -> plan.facts().poolPaths().keySet().stream())
                .distinct()
                .sorted()
                .forEach(pool -> pools.ensure(hypervisor, pool));
        List<VolumeId> planned = plans.stream()
                .flatMap(plan -> plan.records().stream())
                .map(VolumeRecord::id)
                .filter(volume -> fresh.contains(volume.pool()))
                .toList();
        List<Violation> taken = new VolumeNames(hypervisor).taken(planned, folders(plans));
        if (!taken.isEmpty()) {
            throw new ValidationException(
                    "files are in the way in the folder of a new pool",
                    taken.stream().map(Violation::message).toList(),
                    null);
        }
    }
}
