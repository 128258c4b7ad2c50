package xyz.cofront.foundry.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;

/// What one machine, Foundry's or another's, holds of the storage.
///
/// @param paths the files it opens, as its definition or, while it runs, its live XML writes them and without links
/// @param volumes those that it names by pool
/// @param under all that its files stand on, by the headers of images too
record Claim(
        DomainId id,
        Ownership ownership,
        Set<String> paths,
        Set<VolumeId> volumes,
        Set<String> under,
        DiskFiles disks) {

    /// @param definitions of one machine: the persistent one, and the live one where it runs
    /// @param folders of the pools, by their names
    static Claim of(DomainId id, List<DomainFacts> definitions, DiskFiles disks, Map<String, String> folders) {
        Set<VolumeId> volumes = definitions.stream()
                .flatMap(facts -> facts.diskVolumes().stream())
                .collect(Collectors.toSet());
        Set<String> paths = new HashSet<>();
        definitions.forEach(facts -> paths.addAll(paths(facts)));
        // libvirt lists no volumes of a pool that is stopped.
        volumes.stream()
                .filter(volume -> folders.containsKey(volume.pool()))
                .forEach(volume -> paths.add(folders.get(volume.pool()) + "/" + volume.name()));
        Set<String> under = disks.under(paths);
        Set.copyOf(paths).forEach(path -> paths.add(disks.real(path)));
        Ownership ownership = Ownership.of(id, definitions.getFirst().metadata());
        return new Claim(id, ownership, Set.copyOf(paths), volumes, Set.copyOf(under), disks);
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
        return disks.names(paths, volume) || volumes.contains(volume.id());
    }

    /// Whether it uses the volume, or one of its files stands on it.
    boolean standsOn(Volume volume) {
        return uses(volume) || disks.names(under, volume);
    }

    /// Whether something of it lies in the pool, seen or not.
    boolean reachesInto(Pool pool) {
        boolean listed = metadata().stream()
                .flatMap(metadata -> metadata.volumes().stream())
                .anyMatch(record -> record.pool().equals(pool.name()));
        boolean named = volumes.stream().map(VolumeId::pool).anyMatch(pool.name()::equals);
        boolean within = pool.path().stream()
                .flatMap(folder -> Stream.of(folder, disks.real(folder)))
                .anyMatch(folder -> under.stream().anyMatch(path -> path.startsWith(folder + "/")));
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

    private static List<String> paths(DomainFacts facts) {
        return Stream.<Collection<String>>of(
                        facts.diskPaths(),
                        facts.otherPaths(),
                        facts.serialLogs(),
                        facts.nvram().stream().toList())
                .flatMap(Collection::stream)
                .toList();
    }
}
