package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.PoolBuild;
import xyz.cofront.foundry.hypervisor.Pools;

/// Pools by libvirt.
final class LibvirtPools implements Pools {
    /// While volumes are being made in it, a pool cannot be refreshed.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Session session;
    private final WhileBusy whileBusy;

    LibvirtPools(Session session, Sleeper sleeper) {
        this.session = session;
        this.whileBusy = new WhileBusy(PATIENCE, sleeper);
    }

    @Override
    public List<Pool> list() {
        return session.ask("list the pools", LibvirtPools::all).stream()
                .sorted(Comparator.comparing(Pool::name))
                .toList();
    }

    @Override
    public Optional<Pool> find(String name) {
        return session.ask("look up " + named(name), connection -> found(connection, name));
    }

    @Override
    public Pool create(String xml, PoolBuild build, boolean autostart) {
        return session.ask("create a pool", connection -> new PoolCreation(connection, build, autostart).create(xml));
    }

    @Override
    public void start(String name) {
        session.act("start " + named(name), connection -> use(connection, name, LibvirtPools::start));
    }

    @Override
    public void stop(String name) {
        session.act(
                "stop " + named(name),
                connection -> use(connection, name, pool -> unlessInState(0, pool, StoragePool::destroy)));
    }

    @Override
    public void undefine(String name) {
        session.act(
                "undefine " + named(name),
                connection -> use(connection, name, pool -> unlessInState(1, pool, StoragePool::undefine)));
    }

    @Override
    public void refresh(String name) {
        whileBusy.run(() -> PoolRefresh.refresh(session, name));
    }

    /// One that goes meanwhile is left out.
    private static List<Pool> all(LibvirtConnection connection) throws LibvirtException, LibvirtFailure {
        List<Pool> pools = new ArrayList<>();
        for (String name : new StorageLists(connection).poolNames()) {
            found(connection, name).ifPresent(pools::add);
        }
        return pools;
    }

    private static Optional<Pool> found(LibvirtConnection connection, String name)
            throws LibvirtException, LibvirtFailure {
        try {
            return Optional.of(Freeing.use(connection.storagePoolLookupByName(name), PoolCreation::facts));
        } catch (LibvirtException e) {
            return Absence.of(e, ErrorNumber.VIR_ERR_NO_STORAGE_POOL);
        }
    }

    /// Only a pool that is active is in the wrong state; libvirt says the same of one that is just starting.
    private static void start(StoragePool pool) throws LibvirtException, LibvirtFailure {
        try {
            pool.create(0);
        } catch (LibvirtException e) {
            if (LibvirtFailure.is(e, ErrorNumber.VIR_ERR_OPERATION_INVALID) && pool.isActive() != 1) {
                throw LibvirtFailure.of(e).as(ErrorNumber.VIR_ERR_RESOURCE_BUSY);
            }
            throw e;
        }
    }

    /// libvirt's test driver has other codes for a pool in the wrong state than the others: the state
    /// itself tells.
    private static void unlessInState(int wrong, StoragePool pool, LibvirtAction<StoragePool> action)
            throws LibvirtException, LibvirtFailure {
        try {
            action.on(pool);
        } catch (LibvirtException e) {
            LibvirtFailure failure = LibvirtFailure.of(e);
            throw pool.isActive() == wrong ? failure.as(ErrorNumber.VIR_ERR_OPERATION_INVALID) : failure;
        }
    }

    private static void use(LibvirtConnection connection, String name, LibvirtAction<StoragePool> action)
            throws LibvirtException, LibvirtFailure {
        Freeing.use(connection.storagePoolLookupByName(name), pool -> {
            action.on(pool);
            return true;
        });
    }

    private static String named(String name) {
        return "pool '" + name + "'";
    }
}
