package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.LibvirtQemu;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/// The functions of libvirt that libvirt-java 0.5.4 does not have, under libvirt's own names.
///
/// Mapped through an interface and without Java callbacks: direct mapping and callbacks make libffi write a temporary
/// file. Pointers handed out belong to the caller, who frees them with the function named for it.
interface NativeLibvirt extends Library {
    /// Loads libvirt, once for the whole process.
    ///
    /// @throws LinkageError if the library is not installed
    static NativeLibvirt load() {
        return Loaded.LIBRARY;
    }

    /// @param handler called for every error in place of printing it to stderr
    void virSetErrorFunc(@Nullable Pointer userData, Pointer handler);

    /// @param type a driver's name, for its version too
    int virGetVersion(LongByReference library, @Nullable String type, @Nullable LongByReference typeVersion);

    int virConnectGetAllDomainStats(ConnectionPointer connection, int stats, PointerByReference records, int flags);

    /// @param domains ends with a null
    int virDomainListGetStats(Pointer[] domains, int stats, PointerByReference records, int flags);

    void virDomainStatsRecordListFree(Pointer records);

    @Nullable
    Pointer virDomainLookupByName(ConnectionPointer connection, String name);

    @Nullable
    Pointer virDomainLookupByUUIDString(ConnectionPointer connection, String uuid);

    /// @param device the name of a device; `null` for the first console
    int virDomainOpenConsole(Pointer domain, @Nullable String device, Pointer stream, int flags);

    @Nullable
    Pointer virStreamNew(ConnectionPointer connection, int flags);

    /// Waits for bytes; 0 at the end, negative for a failure.
    int virStreamRecv(Pointer stream, byte[] data, SizeT length);

    int virStreamSend(Pointer stream, byte[] data, SizeT length);

    int virStreamAbort(Pointer stream);

    int virStreamFree(Pointer stream);

    @Nullable
    Pointer virDomainDefineXMLFlags(ConnectionPointer connection, String xml, int flags);

    /// The text belongs to the domain.
    String virDomainGetName(Pointer domain);

    int virDomainGetUUID(Pointer domain, byte[] uuid);

    int virDomainFree(Pointer domain);

    int virConnectListAllStoragePools(ConnectionPointer connection, PointerByReference pools, int flags);

    @Nullable
    Pointer virStoragePoolLookupByName(ConnectionPointer connection, String name);

    /// The text belongs to the pool.
    String virStoragePoolGetName(Pointer pool);

    int virStoragePoolListAllVolumes(Pointer pool, PointerByReference volumes, int flags);

    int virStoragePoolFree(Pointer pool);

    /// The text is the caller's, to be freed with `free`.
    @Nullable
    Pointer virStorageVolGetXMLDesc(Pointer volume, int flags);

    /// The text belongs to the volume.
    String virStorageVolGetName(Pointer volume);

    int virStorageVolFree(Pointer volume);

    int virStreamSendHole(StreamPointer stream, long length, int flags);

    /// The text is the caller's, to be freed with `free`.
    @Nullable
    Pointer virConnectGetDomainCapabilities(
            ConnectionPointer connection,
            @Nullable String emulator,
            @Nullable String architecture,
            @Nullable String machine,
            String type,
            int flags);

    /// Loads on first use. The properties are read by JNA when its first class is loaded, which is here.
    final class Loaded {
        static final NativeLibvirt LIBRARY = load();
        /// Not used, but libvirt-java does not start without.
        static final LibvirtQemu QEMU = Native.load("libvirt-qemu.so.0", LibvirtQemu.class);

        private Loaded() {}

        private static NativeLibvirt load() {
            // Otherwise JNA runs ldconfig to learn where libraries lie; the system's loader knows that by itself.
            setUnlessSet("jna.platform.library.path", "");
            // Otherwise the locale decides, and a name with an umlaut is garbled under LANG=C.
            setUnlessSet("jna.encoding", "UTF-8");
            // By its soname, which is there without libvirt's development files. JNA then knows it as "virt" too, the
            // name that libvirt-java asks for.
            NativeLibvirt library = Native.load("libvirt.so.0", NativeLibvirt.class);
            silence(library);
            silenceParser();
            return library;
        }

        /// libvirt prints every error to stderr unless it has a function to hand it to. Any function that takes no
        /// notice of its arguments will do; one of the C library needs no Java callback.
        private static void silence(NativeLibvirt library) {
            library.virSetErrorFunc(null, NativeLibrary.getProcess().getFunction("getpid"));
        }

        /// libxml2, which libvirt reads with, prints what it stumbles over to stderr as it came, for each thread until
        /// it
        /// is told otherwise. One without these functions prints nothing on its own.
        private static void silenceParser() {
            NativeLibrary libvirt = NativeLibrary.getInstance("libvirt.so.0");
            Pointer silent = NativeLibrary.getProcess().getFunction("getpid");
            for (String setter : List.of("xmlThrDefSetGenericErrorFunc", "xmlSetGenericErrorFunc")) {
                try {
                    // Looked for in the libraries that libvirt brings along, too.
                    libvirt.getFunction(setter).invokeVoid(new Object[] {null, silent});
                } catch (UnsatisfiedLinkError absent) {
                    // See above.
                }
            }
        }

        private static void setUnlessSet(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }
    }
}
