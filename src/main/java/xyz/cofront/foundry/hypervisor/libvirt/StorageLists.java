package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import xyz.cofront.foundry.hypervisor.Volume;

/// All pools, or all volumes of one, from one call each; libvirt-java lists names in two, between which they change.
final class StorageLists {
    private final LibvirtConnection connection;
    private final NativeLibvirt library;

    StorageLists(LibvirtConnection connection) {
        this.connection = connection;
        this.library = connection.library();
    }

    List<String> poolNames() throws LibvirtFailure {
        PointerByReference list = new PointerByReference();
        int count = LibvirtFailure.check(library.virConnectListAllStoragePools(connection.pointer(), list, 0));
        List<String> names = new ArrayList<>();
        forEach(list.getValue(), count, pool -> {
            names.add(library.virStoragePoolGetName(pool));
            library.virStoragePoolFree(pool);
        });
        return names;
    }

    List<Volume> volumes(String poolName) throws LibvirtFailure {
        Pointer pool = LibvirtFailure.check(library.virStoragePoolLookupByName(connection.pointer(), poolName));
        try {
            return volumes(pool, poolName);
        } finally {
            library.virStoragePoolFree(pool);
        }
    }

    private List<Volume> volumes(Pointer pool, String poolName) throws LibvirtFailure {
        PointerByReference list = new PointerByReference();
        int count = LibvirtFailure.check(library.virStoragePoolListAllVolumes(pool, list, 0));
        List<Pointer> volumes = new ArrayList<>();
        forEach(list.getValue(), count, volumes::add);
        try {
            return described(volumes, poolName);
        } finally {
            volumes.forEach(library::virStorageVolFree);
        }
    }

    /// A volume that goes meanwhile, or whose file was removed behind libvirt's back, is left out.
    private List<Volume> described(List<Pointer> volumes, String poolName) throws LibvirtFailure {
        List<Volume> described = new ArrayList<>();
        for (Pointer volume : volumes) {
            Pointer xml = library.virStorageVolGetXMLDesc(volume, 0);
            if (xml == null) {
                skipVanished(LibvirtFailure.last());
                continue;
            }
            described.add(VolumeText.facts(poolName, library.virStorageVolGetName(volume), Freeing.text(xml)));
        }
        return described;
    }

    private static void skipVanished(LibvirtFailure failure) throws LibvirtFailure {
        if (!ErrorKinds.isVanished(failure)) {
            throw failure;
        }
    }

    /// Frees the list; what is in it is the visitor's.
    private static void forEach(Pointer list, int count, Consumer<Pointer> visitor) {
        for (Pointer entry : list.getPointerArray(0, count)) {
            visitor.accept(entry);
        }
        Native.free(Pointer.nativeValue(list));
    }
}
