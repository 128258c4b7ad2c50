package xyz.cofront.foundry.hypervisor;

import java.time.Duration;
import java.util.Optional;

/// Opens connections.
@FunctionalInterface
public interface Connector {
    /// @param uri libvirt's connection URI, such as `qemu:///system`
    /// @param patience how long its calls may take
    /// @throws HypervisorException if the connection cannot be had
    Hypervisor open(String uri, Access access, Patience patience);

    /// The same with no end but each call's own.
    default Hypervisor open(String uri, Access access, Duration perCall) {
        return open(uri, access, Patience.of(perCall));
    }

    /// The version of the library that opens them, such as `9.0.0`; empty if there is none. Connects to nothing.
    default Optional<String> libraryVersion() {
        return Optional.empty();
    }
}
