package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Optional;

/// Storage pools.
public interface Pools {
    /// Active and inactive ones, sorted by name.
    List<Pool> list();

    Optional<Pool> find(String name);

    /// Defines, builds and starts a pool. Undoes what it did when a later step fails; folders stay.
    ///
    /// @param build what may be made of the place beforehand
    /// @param autostart whether it starts with the host
    /// @throws HypervisorException `ALREADY_EXISTS` if the name is taken
    Pool create(String xml, PoolBuild build, boolean autostart);

    /// The same, with its folder made where it is missing, and started with the host.
    default Pool create(String xml) {
        return create(xml, PoolBuild.FOLDER, true);
    }

    /// @throws HypervisorException `WRONG_STATE` if it is active already
    void start(String name);

    /// Its volumes stay where they are. A pool without a definition is gone afterwards.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it is not active
    void stop(String name);

    /// Removes the definition. Whatever lies in the pool stays.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it is active
    void undefine(String name);

    /// Looks again at what lies in the pool. Tries again for up to 30 s while the pool is busy.
    void refresh(String name);
}
