package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Set;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import xyz.cofront.foundry.hypervisor.HypervisorException;

/// Refreshes a pool, and finds out whether it was refused for the moment only.
final class PoolRefresh {
    /// libvirt's `storagePoolRefresh` says `VIR_ERR_INTERNAL_ERROR` of a pool with jobs running, and
    /// `VIR_ERR_OPERATION_INVALID` of one that is starting up. Of a pool that could not be read it may say the
    /// same, but such a pool is not active afterwards.
    private static final Set<ErrorNumber> BUSY =
            Set.of(ErrorNumber.VIR_ERR_INTERNAL_ERROR, ErrorNumber.VIR_ERR_OPERATION_INVALID);

    private PoolRefresh() {}

    /// @throws HypervisorException `BUSY` where trying again may help
    static void refresh(Session session, String pool) {
        session.act("refresh pool '" + pool + "'", connection -> refresh(connection, pool));
    }

    private static void refresh(LibvirtConnection connection, String name) throws LibvirtException, LibvirtFailure {
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
}
