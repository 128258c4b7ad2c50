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

    private final Runnable attempt;
    private final Sleeper sleeper;

    /// @param attempt refreshes once, and fails as `BUSY` where trying again may help
    PoolRefresh(Runnable attempt, Sleeper sleeper) {
        this.attempt = attempt;
        this.sleeper = sleeper;
    }

    static PoolRefresh of(Session session, String pool, Sleeper sleeper) {
        return new PoolRefresh(
                () -> session.act("refresh pool '" + pool + "'", connection -> attempt(connection, pool)), sleeper);
    }

    void refresh() {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (!done(waited.compareTo(PATIENCE) >= 0)) {
            sleep(pause);
            waited = waited.plus(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    /// @param last whether to fail if the pool is busy still
    private boolean done(boolean last) {
        try {
            attempt.run();
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

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(Kind.BUSY, "interrupted while waiting for a pool that is busy", e);
        }
    }
}
