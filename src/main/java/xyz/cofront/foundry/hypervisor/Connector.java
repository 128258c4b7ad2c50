package xyz.cofront.foundry.hypervisor;

import java.time.Duration;

/// Opens connections.
@FunctionalInterface
public interface Connector {
    /// @param uri libvirt's connection URI, such as `qemu:///system`
    /// @param deadline the longest any one call may take
    /// @throws HypervisorException if the connection cannot be had
    Hypervisor open(String uri, Access access, Duration deadline);
}
