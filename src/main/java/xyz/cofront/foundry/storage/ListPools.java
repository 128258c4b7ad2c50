package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.OptionalInt;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;

/// All pools of the host, Foundry's and others'. Changes nothing, makes no pool.
public final class ListPools {
    private final Hypervisor hypervisor;

    public ListPools(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// Sorted by name.
    ///
    /// @throws StorageException if they cannot be listed
    public List<PoolSummary> run() {
        try {
            return hypervisor.pools().list().stream().map(this::summary).toList();
        } catch (HypervisorException failure) {
            throw failure.explained("could not list the pools", StorageException::new);
        }
    }

    private PoolSummary summary(Pool pool) {
        return new PoolSummary(
                pool.name(),
                pool.active(),
                pool.type(),
                pool.path(),
                pool.autostart(),
                pool.capacity(),
                pool.allocation(),
                pool.available(),
                pool.active() ? volumes(pool.name()) : OptionalInt.empty());
    }

    private OptionalInt volumes(String pool) {
        try {
            return OptionalInt.of(hypervisor.volumes().list(pool).size());
        } catch (HypervisorException failure) {
            // Removed or stopped since it was listed.
            if (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.WRONG_STATE) {
                return OptionalInt.empty();
            }
            throw failure;
        }
    }
}
