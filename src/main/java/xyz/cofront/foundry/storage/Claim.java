package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;

/// What one machine, Foundry's or another's, holds of the storage.
record Claim(DomainId id, DomainFacts facts, Ownership ownership) {

    /// Of every machine, for one call each; one that vanishes meanwhile is left out.
    static List<Claim> all(Domains domains) {
        return domains.list(true).stream()
                .flatMap(domain -> of(domains, domain).stream())
                .toList();
    }

    private static Optional<Claim> of(Domains domains, DomainSummary domain) {
        try {
            DomainFacts facts = DomainReader.read(domains.definition(domain.id()));
            return Optional.of(new Claim(domain.id(), facts, Ownership.of(domain.id(), facts.metadata())));
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    String name() {
        return id.name();
    }

    /// Foundry's record of it; empty for a foreign machine.
    Optional<VmMetadata> metadata() {
        return ownership instanceof Ownership.Owned(VmMetadata metadata) ? Optional.of(metadata) : Optional.empty();
    }

    /// Whether its disks, what lies below them as far as its definition says, or any other file of it is the volume.
    boolean uses(Volume volume) {
        return paths().anyMatch(volume.path()::equals) || facts.diskVolumes().contains(volume.id());
    }

    /// Whether something of it lies in the pool, seen or not.
    boolean reachesInto(Pool pool) {
        boolean listed = metadata().stream()
                .flatMap(metadata -> metadata.volumes().stream())
                .anyMatch(record -> record.pool().equals(pool.name()));
        boolean named = facts.diskVolumes().stream().map(VolumeId::pool).anyMatch(pool.name()::equals);
        boolean within = pool.path()
                .filter(folder -> paths().anyMatch(path -> path.startsWith(folder + "/")))
                .isPresent();
        return listed || named || within;
    }

    /// What Foundry made the volume as, if it made it for this machine; old serial logs are told by their names.
    Optional<VolumeRole> role(VolumeId volume) {
        return metadata().stream()
                .flatMap(metadata -> metadata.volumes().stream())
                .filter(record -> record.id().equals(volume) || isOldLog(record, volume))
                .map(VolumeRecord::role)
                .findFirst();
    }

    private boolean isOldLog(VolumeRecord record, VolumeId volume) {
        return record.role() == VolumeRole.SERIAL_LOG
                && record.pool().equals(volume.pool())
                && Names.serialLogRollovers(name()).contains(volume.name());
    }

    private Stream<String> paths() {
        return Stream.of(
                        facts.diskPaths(),
                        facts.otherPaths(),
                        facts.serialLogs(),
                        facts.nvram().stream().toList())
                .flatMap(List::stream);
    }
}
