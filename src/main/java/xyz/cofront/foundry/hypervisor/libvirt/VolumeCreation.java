package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import xyz.cofront.foundry.hypervisor.Volume;

/// Makes a volume, and finds out why not where libvirt's code does not tell.
final class VolumeCreation {
    private static final int EEXIST = 17;

    private VolumeCreation() {}

    static Volume create(StoragePool pool, String xml) throws LibvirtException, LibvirtFailure {
        try {
            return Freeing.use(pool.storageVolCreateXML(xml, 0), volume -> facts(pool.getName(), volume));
        } catch (LibvirtException e) {
            LibvirtFailure failure = LibvirtFailure.of(e);
            throw isTaken(pool, failure, xml) ? failure.as(ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST) : failure;
        }
    }

    static Volume facts(String pool, StorageVol volume) throws LibvirtException, LibvirtFailure {
        return VolumeText.facts(pool, volume.getName(), LibvirtFailure.check(volume.getXMLDesc(0)));
    }

    /// A file of that name which the pool has not seen yet is found by the file system (raw) or by libvirt, which
    /// calls it not valid (other formats), as it does a pool that is not active.
    private static boolean isTaken(StoragePool pool, LibvirtFailure failure, String xml) throws LibvirtException {
        if (failure.number() == ErrorNumber.VIR_ERR_OPERATION_INVALID) {
            return pool.isActive() == 1;
        }
        boolean fileExists = failure.number() == ErrorNumber.VIR_ERR_SYSTEM_ERROR && failure.systemError() == EEXIST;
        return fileExists || (failure.number() == ErrorNumber.VIR_ERR_OPERATION_FAILED && isKnown(pool, xml));
    }

    private static boolean isKnown(StoragePool pool, String xml) {
        try {
            String name = TopLevelText.of(xml, "name").orElse("");
            Freeing.quietly(pool.storageVolLookupByName(name)::free);
            return true;
        } catch (LibvirtException e) {
            return false;
        }
    }
}
