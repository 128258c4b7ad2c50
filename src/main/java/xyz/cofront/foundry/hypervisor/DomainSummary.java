package xyz.cofront.foundry.hypervisor;

import java.util.List;

/// What one bulk call tells of a domain.
///
/// @param vcpus current for a running domain, configured for others
/// @param memoryKib in KiB, likewise
/// @param taps the host's names of the network cards of a running domain; empty for others
public record DomainSummary(DomainId id, PowerState state, int vcpus, long memoryKib, List<String> taps) {
    public DomainSummary {
        taps = List.copyOf(taps);
    }

    public String name() {
        return id.name();
    }
}
