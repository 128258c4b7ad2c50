package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Optional;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StoragePoolInfo;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.libvirtxml.PoolFacts;
import xyz.cofront.foundry.libvirtxml.PoolReader;

/// Makes a pool, or nothing.
final class PoolCreation {
    private PoolCreation() {}

    static Pool create(LibvirtConnection connection, String xml) throws LibvirtException, LibvirtFailure {
        return Freeing.use(defined(connection, xml), PoolCreation::started);
    }

    static Pool facts(StoragePool pool) throws LibvirtException, LibvirtFailure {
        PoolFacts facts = PoolReader.read(LibvirtFailure.check(pool.getXMLDesc(0)));
        boolean active = pool.isActive() == 1;
        StoragePoolInfo info = pool.getInfo();
        return new Pool(
                pool.getName(),
                UUID.fromString(pool.getUUIDString()),
                active,
                pool.isPersistent() == 1,
                pool.getAutostart(),
                facts.type(),
                facts.path(),
                active ? info.capacity : 0,
                active ? info.allocation : 0,
                active ? info.available : 0);
    }

    private static StoragePool defined(LibvirtConnection connection, String xml)
            throws LibvirtException, LibvirtFailure {
        try {
            return connection.storagePoolDefineXML(xml, 0);
        } catch (LibvirtException e) {
            throw explained(connection, LibvirtFailure.of(e), xml);
        }
    }

    private static Pool started(StoragePool pool) throws LibvirtException, LibvirtFailure {
        try {
            pool.build(0);
            pool.create(0);
            pool.setAutostart(1);
            return facts(pool);
        } catch (LibvirtException | LibvirtFailure e) {
            undo(pool);
            throw e;
        }
    }

    private static void undo(StoragePool pool) throws LibvirtException {
        if (pool.isActive() == 1) {
            pool.destroy();
        }
        pool.undefine();
    }

    /// A name that another pool has is refused as an operation that failed, and so is a folder that another one has.
    private static LibvirtFailure explained(LibvirtConnection connection, LibvirtFailure failure, String xml) {
        boolean unclear = failure.number() == ErrorNumber.VIR_ERR_OPERATION_FAILED;
        Optional<String> name = TopLevelText.of(xml, "name").filter(wanted -> unclear && isTaken(connection, wanted));
        return name.isPresent() ? failure.as(ErrorNumber.VIR_ERR_DOM_EXIST) : failure;
    }

    private static boolean isTaken(LibvirtConnection connection, String name) {
        try {
            Freeing.quietly(connection.storagePoolLookupByName(name)::free);
            return true;
        } catch (LibvirtException e) {
            return false;
        }
    }
}
