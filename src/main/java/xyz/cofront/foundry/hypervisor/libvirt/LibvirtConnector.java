package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

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
    ///     may not come in, `TIMEOUT` if nothing is heard within the deadline
    @Override
    public Hypervisor open(String uri, Access access, Duration deadline) {
        return new LibvirtHypervisor(Session.open(library(), uri, access, deadline), interfaces, sleeper);
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
