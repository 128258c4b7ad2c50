package xyz.cofront.foundry.image;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.storage.DefaultPools;

/// Looks up pools to be looked through.
record PoolOfImages(Hypervisor hypervisor, DefaultPools pools) {
    /// The pool, active; empty for a default one that was not made yet.
    ///
    /// @throws StorageException if there is no such pool, with "did you mean", or it is not active
    Optional<Pool> find(String name) {
        List<String> problems = pools.problems(hypervisor, name);
        if (!problems.isEmpty()) {
            throw new StorageException(problems.getFirst(), problems.subList(1, problems.size()), null);
        }
        Optional<Pool> pool = hypervisor.pools().find(name);
        pool.ifPresent(MissingImage::requireActive);
        return pool;
    }
}
