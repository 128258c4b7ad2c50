package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;

/// libvirt-java's connection, which also hands out its pointer for the functions that libvirt-java lacks.
final class LibvirtConnection extends Connect {
    private final NativeLibvirt library;

    private LibvirtConnection(NativeLibvirt library, String uri, boolean readOnly) throws LibvirtException {
        super(uri, readOnly);
        this.library = library;
    }

    static LibvirtConnection open(NativeLibvirt library, String uri, boolean readOnly) throws LibvirtFailure {
        try {
            LibvirtConnection connection = new LibvirtConnection(library, uri, readOnly);
            LibvirtFailure.check(connection.pointer());
            return connection;
        } catch (LibvirtException e) {
            throw LibvirtFailure.of(e);
        }
    }

    ConnectionPointer pointer() {
        return vcp;
    }

    NativeLibvirt library() {
        return library;
    }
}
