package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Optional;

/// Storage pools.
public interface Pools {
    /// Active and inactive ones, sorted by name.
    List<Pool> list();

    Optional<Pool> find(String name);

    /// Defines, builds and starts a pool and has it start with the host. Undoes what it did when a later step fails;
    /// folders stay.
    ///
    /// @throws HypervisorException `ALREADY_EXISTS` if the name is taken
    Pool create(String xml);

    /// @throws HypervisorException `WRONG_STATE` if it is active already
    void start(String name);

    /// Looks again at what lies in the pool. Tries again for up to 30 s while the pool is busy.
    void refresh(String name);
}
