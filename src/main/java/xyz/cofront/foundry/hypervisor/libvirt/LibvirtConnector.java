package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.ptr.LongByReference;
import java.nio.file.Path;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;

/// Opens connections to libvirt. Its library is loaded with the first one.
public final class LibvirtConnector implements Connector {
    private final Path interfaces;
    private final Sleeper sleeper;

    /// @param interfaces the kernel's folder of network interfaces, `/sys/class/net`
    /// @param sleeper how to wait for a pool that is busy, `Thread::sleep`
    public LibvirtConnector(Path interfaces, Sleeper sleeper) {
        this.interfaces = interfaces;
        this.sleeper = sleeper;
    }

    /// @throws HypervisorException `CONNECTION` if there is no libvirt or it does not answer the door, `DENIED` if the
    /// user
    ///     may not come in, `TIMEOUT` if nothing is heard in time
    @Override
    public Hypervisor open(String uri, Access access, Patience patience) {
        return new LibvirtHypervisor(Session.open(library(), uri, access, patience), interfaces, sleeper);
    }

    @Override
    public Optional<String> libraryVersion() {
        LongByReference version = new LongByReference();
        try {
            int failed = NativeLibvirt.load().virGetVersion(version, null, null);
            return failed == 0 ? Optional.of(LibvirtHost.version(version.getValue())) : Optional.empty();
        } catch (LinkageError notInstalled) {
            return Optional.empty();
        }
    }

    private static NativeLibvirt library() {
        try {
            return NativeLibvirt.load();
        } catch (LinkageError e) {
            throw new HypervisorException(
                    Kind.CONNECTION, "libvirt's client library (libvirt.so.0) is not installed", e);
        }
    }
}
