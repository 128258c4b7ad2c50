package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.storage.DiskFiles;

/// Another domain on the host: what it holds that a new machine might want, or that a removed one might share.
record Neighbour(DomainSummary domain, DomainFacts facts, Ownership ownership) {

    /// Every domain, for one call each; those that vanish meanwhile are left out.
    static List<Neighbour> all(Domains domains) {
        return of(domains, domains.list(true).stream());
    }

    /// Every domain but one.
    static List<Neighbour> others(Domains domains, UUID except) {
        return of(
                domains,
                domains.list(true).stream().filter(domain -> !domain.id().uuid().equals(except)));
    }

    private static List<Neighbour> of(Domains domains, Stream<DomainSummary> summaries) {
        return summaries.flatMap(domain -> read(domains, domain).stream()).toList();
    }

    /// One domain with its definition read; empty if it has gone.
    static Optional<Neighbour> read(Domains domains, DomainSummary domain) {
        try {
            DomainFacts facts = DomainReader.read(domains.definition(domain.id()));
            return Optional.of(new Neighbour(domain, facts, Ownership.of(domain.id(), facts.metadata())));
        } catch (HypervisorException gone) {
            if (gone.kind() == HypervisorException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    UUID uuid() {
        return domain.id().uuid();
    }

    String name() {
        return domain.name();
    }

    /// Whether the domain's disks, or what lies below them, hold the volume.
    boolean uses(Volume volume) {
        String path = DiskFiles.direct(volume.path());
        return facts.diskPaths().stream().map(DiskFiles::direct).anyMatch(path::equals)
                || facts.diskVolumes().contains(volume.id());
    }

    /// Whether the card's address, MAC or tap is this domain's too. Each machine's user networking is a network of its
    /// own, where nothing clashes.
    boolean clashesWith(Card card) {
        if (card.wanted().user()) {
            return false;
        }
        return facts.macs().contains(card.mac().text())
                || card.tap()
                        .filter(tap ->
                                facts.taps().contains(tap) || domain.taps().contains(tap))
                        .isPresent();
    }
}
