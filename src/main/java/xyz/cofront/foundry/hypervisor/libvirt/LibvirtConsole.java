package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Pointer;
import java.util.Arrays;
import org.libvirt.jna.SizeT;
import xyz.cofront.foundry.hypervisor.GuestConsole;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// A console through a stream of libvirt's. Reading waits without end, so it is done on its caller's thread and not on
/// that of the connection; libvirt lets several threads use one connection.
final class LibvirtConsole implements GuestConsole {
    private static final int FORCE = 1;

    private final NativeLibvirt library;
    private final Pointer stream;

    private LibvirtConsole(NativeLibvirt library, Pointer stream) {
        this.library = library;
        this.stream = stream;
    }

    /// @param force whether another's console is taken away
    static LibvirtConsole open(LibvirtConnection connection, String uuid, boolean force) throws LibvirtFailure {
        NativeLibvirt library = connection.library();
        Pointer domain = LibvirtFailure.check(library.virDomainLookupByUUIDString(connection.pointer(), uuid));
        try {
            Pointer stream = LibvirtFailure.check(library.virStreamNew(connection.pointer(), 0));
            if (library.virDomainOpenConsole(domain, null, stream, force ? FORCE : 0) < 0) {
                LibvirtFailure failure = LibvirtFailure.last();
                library.virStreamFree(stream);
                throw failure;
            }
            return new LibvirtConsole(library, stream);
        } finally {
            library.virDomainFree(domain);
        }
    }

    /// A stream that breaks off is a guest that has gone.
    @Override
    public int read(byte[] buffer) {
        return Math.max(0, library.virStreamRecv(stream, buffer, new SizeT(buffer.length)));
    }

    @Override
    public void write(byte[] bytes, int count) {
        int written = 0;
        while (written < count) {
            byte[] rest = Arrays.copyOfRange(bytes, written, count);
            int sent = library.virStreamSend(stream, rest, new SizeT(rest.length));
            if (sent < 0) {
                throw new HypervisorException(
                        Kind.FAILED, "cannot type: " + LibvirtFailure.last().getMessage());
            }
            written += sent;
        }
    }

    /// What is open goes with the connection; freeing the stream under a thread that reads would end the process.
    @Override
    public void close() {
        library.virStreamAbort(stream);
    }
}
