package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;

/// Uses something of libvirt's and gives it back, whatever happens. Nothing of libvirt-java is AutoCloseable, and what
/// is not freed by hand is freed by a finalizer on another thread.
final class Freeing {
    private Freeing() {}

    static <T> T use(Domain domain, LibvirtCall<Domain, T> call) throws LibvirtException, LibvirtFailure {
        try {
            return call.on(domain);
        } finally {
            quietly(domain::free);
        }
    }

    static <T> T use(Network network, LibvirtCall<Network, T> call) throws LibvirtException, LibvirtFailure {
        try {
            return call.on(network);
        } finally {
            quietly(network::free);
        }
    }

    static <T> T use(StoragePool pool, LibvirtCall<StoragePool, T> call) throws LibvirtException, LibvirtFailure {
        try {
            return call.on(pool);
        } finally {
            quietly(pool::free);
        }
    }

    static <T> T use(StorageVol volume, LibvirtCall<StorageVol, T> call) throws LibvirtException, LibvirtFailure {
        try {
            return call.on(volume);
        } finally {
            quietly(volume::free);
        }
    }

    /// @param text one that libvirt allocated for its caller
    static String text(Pointer text) {
        try {
            return text.getString(0);
        } finally {
            Native.free(Pointer.nativeValue(text));
        }
    }

    /// Freeing fails only with a handle that is not valid any more; what came before it matters more.
    static void quietly(Free free) {
        try {
            free.run();
        } catch (LibvirtException e) {
            // See above.
        }
    }

    /// One of libvirt-java's `free` methods.
    @FunctionalInterface
    interface Free {
        int run() throws LibvirtException;
    }
}
