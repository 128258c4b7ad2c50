package xyz.cofront.foundry.vm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

/// Shows what a create would make. Makes nothing.
public final class RenderVm {
    /// Who creates a machine that nobody creates: no process, and at a time that no volume is younger
    /// than. Should somebody define the rendered domain with virsh, a later `destroy` takes no volume for
    /// its own.
    public static final Work NOBODY =
            new Work(new Owner("00000000-0000-0000-0000-000000000000", 0, 0), Instant.parse("9999-12-31T23:59:59Z"));

    private final VmDefaults defaults;
    private final Supplier<UUID> uuids;
    private final Progress progress;

    /// @param uuids gives each machine its own
    /// @param progress is warned of what keeps a create from making what is shown, and told what is assumed
    public RenderVm(VmDefaults defaults, Supplier<UUID> uuids, Progress progress) {
        this.defaults = defaults;
        this.uuids = uuids;
        this.progress = progress;
    }

    /// As this host would have the machines. Names and addresses that are taken keep nothing from being
    /// shown: the machine itself may be what has them.
    ///
    /// @param secrets whether they are shown
    /// @throws ValidationException if the host lacks what the files would name, such as a pool or the image
    public List<Rendering> onHost(
            Hypervisor hypervisor, DefaultPools pools, List<VirtualMachine> machines, boolean secrets) {
        List<VirtualMachine> placed = machines.stream().map(defaults::place).toList();
        List<CreateChecks.Looked> looked = look(hypervisor, pools, placed);
        List<String> problems = looked.stream().flatMap(CreateChecks::sentences).toList();
        if (looked.stream().anyMatch(one -> one.facts() == null)) {
            throw new ValidationException(CreateChecks.headline(placed), problems, null);
        }
        problems.forEach(problem -> progress.warn("create would refuse this now: " + problem));
        List<Rendering> renderings = new ArrayList<>();
        for (CreateChecks.Looked one : looked) {
            HostFacts facts = one.facts();
            if (facts != null) {
                renderings.add(rendering(one.machine(), facts, secrets));
            }
        }
        return List.copyOf(renderings);
    }

    /// As a usual host would have the machines.
    ///
    /// @param secrets whether they are shown
    public List<Rendering> assumed(DefaultPools pools, List<VirtualMachine> machines, boolean secrets) {
        AssumedHost host = new AssumedHost(defaults, pools);
        return machines.stream()
                .map(defaults::place)
                .map(machine -> {
                    host.assumptions(machine).forEach(progress::note);
                    return rendering(machine, host.facts(machine), secrets);
                })
                .toList();
    }

    private List<CreateChecks.Looked> look(Hypervisor hypervisor, DefaultPools pools, List<VirtualMachine> machines) {
        try {
            return new CreateChecks(hypervisor, pools, defaults, progress).look(machines);
        } catch (HypervisorException failure) {
            throw failure.explained("could not check the host", VmException::new);
        }
    }

    private Rendering rendering(VirtualMachine machine, HostFacts facts, boolean secrets) {
        return new Rendering(CreatePlan.of(machine, facts, uuids.get()), NOBODY, secrets);
    }
}
