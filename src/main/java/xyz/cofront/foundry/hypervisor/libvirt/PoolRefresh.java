package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;
import java.util.Set;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Refreshes a pool, again while volumes are being made in it.
final class PoolRefresh {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /// libvirt's `storagePoolRefresh` says `VIR_ERR_INTERNAL_ERROR` of a pool with jobs running, and
    /// `VIR_ERR_OPERATION_INVALID` of one that is starting up. Of a pool that could not be read it may say the
    /// same, but such a pool is not active afterwards.
    private static final Set<ErrorNumber> BUSY =
            Set.of(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorNumber.VIR_ERR_OPERATION_INVALID);

    private final Session session;
    private final Sleeper sleeper;

    PoolRefresh(Session session, Sleeper sleeper) {
        this.session = session;
        this.sleeper = sleeper;
    }

    void refresh(String name) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (!done(name, waited.compareTo(PATIENCE) >= 0)) {
            sleep(name, pause);
            waited = waited.plus(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    /// @param last whether to fail if the pool is busy still
    private boolean done(String name, boolean last) {
        try {
            session.act(what(name), connection -> attempt(connection, name));
            return true;
        } catch (HypervisorException e) {
            if (last || e.kind() != Kind.BUSY) {
                throw e;
            }
            return false;
        }
    }

    private static void attempt(LibvirtConnection connection, String name) throws LibvirtException, LibvirtFailure {
        Freeing.use(connection.storagePoolLookupByName(name), pool -> {
            refresh(pool);
            return true;
        });
    }

    private static void refresh(StoragePool pool) throws LibvirtException, LibvirtFailure {
        try {
            pool.refresh(0);
        } catch (LibvirtException e) {
            if (BUSY.contains(e.getError().getCode()) && pool.isActive() == 1) {
                throw LibvirtFailure.of(e).as(ErrorNumber.VIR_ERR_RESOURCE_BUSY);
            }
            throw e;
        }
    }

    private void sleep(String name, Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(Kind.BUSY, "cannot " + what(name) + ": interrupted while it was busy", e);
        }
    }

    private static String what(String name) {
        return "refresh pool '" + name + "'";
    }
}
