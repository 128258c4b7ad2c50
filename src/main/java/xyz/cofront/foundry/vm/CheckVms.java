package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

/// Asks a host whether it could have machines, by the checks that a create begins with. Makes nothing.
public final class CheckVms {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final VmDefaults defaults;
    private final Progress progress;

    public CheckVms(Hypervisor hypervisor, DefaultPools pools, VmDefaults defaults, Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.defaults = defaults;
        this.progress = progress;
    }

    /// What keeps this host from having a machine.
    ///
    /// @param path of the field in the document
    public record Obstacle(String path, String message) {}

    /// @param machines each valid on its own
    /// @return the obstacles of each machine, in their order
    public List<List<Obstacle>> check(List<VirtualMachine> machines) {
        List<VirtualMachine> placed = machines.stream().map(defaults::place).toList();
        try {
            return new CreateChecks(hypervisor, pools, defaults, progress)
                    .look(placed).stream().map(CheckVms::obstacles).toList();
        } catch (HypervisorException failure) {
            throw failure.explained("could not check the host", VmException::new);
        }
    }

    private static List<Obstacle> obstacles(CreateChecks.Looked looked) {
        return Stream.concat(looked.violations().stream(), looked.lacking().stream())
                .map(violation -> new Obstacle(violation.path(), violation.message()))
                .toList();
    }
}
