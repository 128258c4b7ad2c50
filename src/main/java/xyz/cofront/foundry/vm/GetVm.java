package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.hypervisor.Hypervisor;

/// Tells all that is known of one machine, for two or three calls each.
public final class GetVm {
    private final Hypervisor hypervisor;

    public GetVm(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// @param name exactly as libvirt has it
    /// @throws xyz.cofront.foundry.error.VmException if there is no such machine, with "did you mean"
    public VmDetail get(String name) {
        throw new IllegalStateException(name + hypervisor);
    }

    /// Details of every row; a machine that vanishes meanwhile is left out.
    public List<VmDetail> describe(List<VmRow> rows) {
        throw new IllegalStateException(rows.toString());
    }
}
