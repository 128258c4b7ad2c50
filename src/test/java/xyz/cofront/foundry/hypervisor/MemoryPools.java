package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// The in-memory host's pools.
final class MemoryPools implements Pools {
    /// A refresh gives up on a busy pool after this many tries, which stand for its 30 seconds.
    private static final int TRIES = 10;

    private final MemoryConnection connection;
    private final MemoryState state;

    MemoryPools(MemoryConnection connection) {
        this.connection = connection;
        this.state = connection.state();
    }

    @Override
    public List<Pool> list() {
        return connection.look(
                "pools.list",
                () -> state.pools.values().stream().map(MemoryPool::facts).toList());
    }

    @Override
    public Optional<Pool> find(String name) {
        return connection.look(
                "pools.find", () -> Optional.ofNullable(state.pools.get(name)).map(MemoryPool::facts));
    }

    @Override
    public Pool create(String xml, PoolBuild build, boolean autostart) {
        return connection.change("pools.create", () -> {
            MemoryPool pool = MemoryPool.read(xml, state.poolCapacity);
            if (state.pools.containsKey(pool.name)) {
                throw new HypervisorException(
                        Kind.ALREADY_EXISTS,
                        "operation failed: pool '" + pool.name + "' already exists with uuid "
                                + state.pool(pool.name).uuid);
            }
            state.pools.values().stream()
                    .filter(other -> !pool.path.isEmpty() && other.path.equals(pool.path))
                    .forEach(other -> {
                        throw new HypervisorException(
                                Kind.FAILED,
                                "operation failed: Storage source conflict with pool: '" + other.name + "'");
                    });
            pool.folder = true;
            pool.build = build;
            pool.active = true;
            pool.autostart = autostart;
            state.pools.put(pool.name, pool);
            return pool.facts();
        });
    }

    @Override
    public void start(String name) {
        connection.act("pools.start", () -> {
            MemoryPool pool = state.pool(name);
            if (pool.active) {
                throw new HypervisorException(Kind.WRONG_STATE, "storage pool '" + name + "' is already active");
            }
            if (!pool.folder) {
                throw new HypervisorException(
                        Kind.FAILED, "cannot open directory '" + pool.path + "': No such file or directory");
            }
            pool.active = true;
            pool.refresh();
        });
    }

    @Override
    public void stop(String name) {
        connection.act("pools.stop", () -> state.activePool(name).active = false);
    }

    @Override
    public void undefine(String name) {
        connection.act("pools.undefine", () -> {
            if (state.pool(name).active) {
                throw new HypervisorException(Kind.WRONG_STATE, "storage pool '" + name + "' is still active");
            }
            state.pools.remove(name);
        });
    }

    @Override
    public void refresh(String name) {
        connection.act("pools.refresh", () -> {
            MemoryPool pool = state.activePool(name);
            if (pool.busy > TRIES) {
                throw new HypervisorException(Kind.BUSY, "pool '" + name + "' has asynchronous jobs running.");
            }
            pool.busy = 0;
            pool.refresh();
        });
    }
}
