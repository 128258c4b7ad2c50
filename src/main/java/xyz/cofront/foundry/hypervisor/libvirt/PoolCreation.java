package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Optional;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StoragePoolInfo;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.PoolBuild;
import xyz.cofront.foundry.libvirtxml.PoolFacts;
import xyz.cofront.foundry.libvirtxml.PoolReader;

/// Makes a pool, or nothing.
final class PoolCreation {
    /// `virStoragePoolBuildFlags`: fails where the device holds anything.
    private static final int NO_OVERWRITE = 1 << 2;

    private final LibvirtConnection connection;
    private final PoolBuild build;
    private final boolean autostart;

    PoolCreation(LibvirtConnection connection, PoolBuild build, boolean autostart) {
        this.connection = connection;
        this.build = build;
        this.autostart = autostart;
    }

    Pool create(String xml) throws LibvirtException, LibvirtFailure {
        return Freeing.use(defined(xml), this::started);
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

    private StoragePool defined(String xml) throws LibvirtFailure {
        try {
            return connection.storagePoolDefineXML(xml, 0);
        } catch (LibvirtException e) {
            throw explained(LibvirtFailure.of(e), xml);
        }
    }

    private Pool started(StoragePool pool) throws LibvirtException, LibvirtFailure {
        try {
            build(pool);
            pool.create(0);
            pool.setAutostart(autostart ? 1 : 0);
            return facts(pool);
        } catch (LibvirtException | LibvirtFailure e) {
            undo(pool);
            throw e;
        }
    }

    private void build(StoragePool pool) throws LibvirtException {
        switch (build) {
            case NOTHING -> {}
            case FOLDER -> pool.build(0);
            case EMPTY_DEVICE -> pool.build(NO_OVERWRITE);
        }
    }

    private static void undo(StoragePool pool) throws LibvirtException {
        if (pool.isActive() == 1) {
            pool.destroy();
        }
        pool.undefine();
    }

    /// A name that another pool has is refused as an operation that failed, and so is a folder that another one has.
    private LibvirtFailure explained(LibvirtFailure failure, String xml) {
        boolean unclear = failure.number() == ErrorNumber.VIR_ERR_OPERATION_FAILED;
        Optional<String> name = TopLevelText.of(xml, "name").filter(wanted -> unclear && isTaken(wanted));
        return name.isPresent() ? failure.as(ErrorNumber.VIR_ERR_DOM_EXIST) : failure;
    }

    private boolean isTaken(String name) {
        try {
            Freeing.quietly(connection.storagePoolLookupByName(name)::free);
            return true;
        } catch (LibvirtException e) {
            return false;
        }
    }
}
