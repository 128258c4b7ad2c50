package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.workflow.Progress;

/// Makes machines from documents: everything is checked first, for all of them, and only then is the first one made.
public final class CreateVm {
    private final Hypervisor hypervisor;
    private final Progress progress;

    public CreateVm(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.progress = progress;
    }

    /// @return one outcome for each machine, in order
    /// @throws xyz.cofront.foundry.error.ValidationException if any of them cannot be had; nothing was made then
    public List<Outcome> create(CreateRequest request) {
        throw new IllegalStateException(request.toString() + hypervisor + progress);
    }
}
