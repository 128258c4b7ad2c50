package xyz.cofront.foundry.vm;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.PowerState;

/// What one bulk call tells of a machine.
///
/// @param memoryKib in KiB
/// @param address of the first network card whose host name holds one; empty for machines that do not run
public record VmRow(DomainId id, PowerState state, int vcpus, long memoryKib, Optional<Ipv4Address> address) {
    public String name() {
        return id.name();
    }
}
