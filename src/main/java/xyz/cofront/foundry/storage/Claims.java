package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.libvirtxml.DomainReader;

/// Asks every machine of the host what it holds: for its definition and, where it runs, for its live XML, which has the
/// disks that were plugged in since.
record Claims(Domains domains, List<Pool> pools, DiskFiles disks) {

    /// Sorted by the machines' names; one that vanishes meanwhile is left out.
    List<Claim> all() {
        Map<String, String> folders = new HashMap<>();
        pools.forEach(pool -> pool.path().ifPresent(path -> folders.put(pool.name(), path)));
        return domains.list(true).stream()
                .flatMap(domain ->
                        definitions(domain).map(definitions -> of(domain.id(), definitions, folders)).stream())
                .toList();
    }

    private Claim of(DomainId id, List<DomainFacts> definitions, Map<String, String> folders) {
        return Claim.of(id, definitions, disks, folders);
    }

    private Optional<List<DomainFacts>> definitions(DomainSummary domain) {
        try {
            List<DomainFacts> definitions = new ArrayList<>();
            definitions.add(DomainReader.read(domains.definition(domain.id())));
            if (domain.state().active()) {
                definitions.add(DomainReader.read(domains.xml(domain.id())));
            }
            return Optional.of(definitions);
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }
}
