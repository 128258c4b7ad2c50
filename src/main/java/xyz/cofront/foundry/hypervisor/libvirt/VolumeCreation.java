package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Set;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import xyz.cofront.foundry.hypervisor.Volume;

/// Makes a volume, and finds out why not where libvirt's code does not tell.
final class VolumeCreation {
    private static final int EEXIST = 17;
    private static final Set<ErrorNumber> UNCLEAR =
            // The last is what a copy gives for a name that is taken.
            Set.of(
                    ErrorNumber.VIR_ERR_OPERATION_INVALID,
                    ErrorNumber.VIR_ERR_OPERATION_FAILED,
                    ErrorNumber.VIR_ERR_INTERNAL_ERROR);

    private VolumeCreation() {}

    static Volume create(StoragePool pool, String xml) throws LibvirtException, LibvirtFailure {
        try {
            return Freeing.use(pool.storageVolCreateXML(xml, 0), volume -> facts(pool.getName(), volume));
        } catch (LibvirtException e) {
            throw explained(pool, LibvirtFailure.of(e), xml);
        }
    }

    static Volume copy(StoragePool pool, String xml, StorageVol source) throws LibvirtException, LibvirtFailure {
        try {
            return Freeing.use(pool.storageVolCreateXMLFrom(xml, source, 0), volume -> facts(pool.getName(), volume));
        } catch (LibvirtException e) {
            throw explained(pool, LibvirtFailure.of(e), xml);
        }
    }

    static Volume facts(String pool, StorageVol volume) throws LibvirtException, LibvirtFailure {
        return VolumeText.facts(pool, volume.getName(), LibvirtFailure.check(volume.getXMLDesc(0)));
    }

    /// A name that is taken has a code of its own, but not where a file that the pool has not seen yet has it, nor in
    /// the test driver. A pool that is not active and a name that no file can have are called not valid alike.
    private static LibvirtFailure explained(StoragePool pool, LibvirtFailure failure, String xml)
            throws LibvirtException {
        if (isRefusedFile(failure) || isTaken(pool, failure, xml)) {
            return failure.as(ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST);
        }
        boolean refusedName = failure.number() == ErrorNumber.VIR_ERR_OPERATION_INVALID && pool.isActive() == 1;
        return refusedName ? failure.as(ErrorNumber.VIR_ERR_INVALID_ARG) : failure;
    }

    private static boolean isRefusedFile(LibvirtFailure failure) {
        return failure.number() == ErrorNumber.VIR_ERR_SYSTEM_ERROR && failure.systemError() == EEXIST;
    }

    private static boolean isTaken(StoragePool pool, LibvirtFailure failure, String xml) {
        return UNCLEAR.contains(failure.number())
                && TopLevelText.of(xml, "name")
                        .filter(name -> isThere(pool, name))
                        .isPresent();
    }

    private static boolean isThere(StoragePool pool, String name) {
        try {
            pool.refresh(0);
            Freeing.quietly(pool.storageVolLookupByName(name)::free);
            return true;
        } catch (LibvirtException e) {
            return false;
        }
    }
}
