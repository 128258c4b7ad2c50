package xyz.cofront.foundry.storage;

import java.util.function.Predicate;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.workflow.Progress;

/// Has libvirt look through its pools anew, before anything is deleted or grown: of an overlay that was made behind its
/// back it does not know.
public record FreshPools(Hypervisor hypervisor, Progress progress) {
    /// Every active pool. One that cannot be looked through is warned of.
    ///
    /// @throws HypervisorException if the connection is lost or gives no answer
    public void refresh() {
        refresh(_ -> false);
    }

    /// @param required which pools it is a failure not to look through
    void refresh(Predicate<Pool> required) {
        hypervisor.pools().list().stream().filter(Pool::active).forEach(pool -> refresh(pool, required.test(pool)));
    }

    private void refresh(Pool pool, boolean required) {
        try {
            hypervisor.pools().refresh(pool.name());
        } catch (HypervisorException failure) {
            if (required || failure.kind() == Kind.CONNECTION || failure.kind() == Kind.TIMEOUT) {
                throw failure;
            }
            progress.warn("pool '" + pool.name() + "' could not be looked through anew: " + failure.getMessage());
        }
    }
}
