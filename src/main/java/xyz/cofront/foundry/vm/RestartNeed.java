package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.status.VmStatuses;

/// Whether changes that were applied still wait for a restart. libvirt gives a domain its definition at its start, with
/// Foundry's record in it: one that runs with another record was started before.
final class RestartNeed {
    private RestartNeed() {}

    /// The record with the fields that still wait.
    static VmMetadata current(Domains domains, DomainId id, VmMetadata recorded) {
        return over(domains, id, recorded) ? restarted(recorded) : recorded;
    }

    /// The record of a machine for which nothing waits.
    static VmMetadata restarted(VmMetadata recorded) {
        return recorded.observed(
                recorded.conditions().stream()
                        .filter(condition -> !condition.type().equals(VmStatuses.RESTART_REQUIRED))
                        .toList(),
                List.of());
    }

    /// Whether what the record says to wait no longer does.
    static boolean over(Domains domains, DomainId id, VmMetadata recorded) {
        return !recorded.waitingFields().isEmpty()
                && Ownership.of(id, DomainReader.read(domains.xml(id)).metadata())
                        .equals(new Ownership.Owned(recorded));
    }
}
