package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// All pools, volumes and machines of the host at one moment: two calls for each pool and one for each machine, another
/// for each that runs.
public final class Inventory {
    private final List<Pool> pools;
    private final List<Volume> volumes;
    private final List<Claim> claims;
    private final DiskFiles disks;

    private Inventory(List<Pool> pools, List<Volume> volumes, List<Claim> claims, DiskFiles disks) {
        this.pools = List.copyOf(pools);
        this.volumes = List.copyOf(volumes);
        this.claims = List.copyOf(claims);
        this.disks = disks;
    }

    public static Inventory take(Hypervisor hypervisor) {
        List<Pool> pools = hypervisor.pools().list();
        List<Volume> volumes = pools.stream()
                .filter(Pool::active)
                .flatMap(pool -> volumes(hypervisor, pool).stream())
                .toList();
        DiskFiles disks = new DiskFiles(hypervisor.files());
        return new Inventory(pools, volumes, new Claims(hypervisor.domains(), pools, disks).all(), disks);
    }

    /// Sorted by name.
    List<Pool> pools() {
        return pools;
    }

    /// Of the active pools, sorted by pool and name.
    List<Volume> volumes() {
        return volumes;
    }

    /// Sorted by the machines' names.
    List<Claim> claims() {
        return claims;
    }

    /// None of a pool that was removed or stopped since it was listed.
    private static List<Volume> volumes(Hypervisor hypervisor, Pool pool) {
        try {
            return hypervisor.volumes().list(pool.name());
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND || gone.kind() == Kind.WRONG_STATE) {
                return List.of();
            }
            throw gone;
        }
    }

    Optional<Pool> pool(String name) {
        return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
    }

    List<Volume> volumesOf(Pool pool) {
        return volumes.stream()
                .filter(volume -> volume.id().pool().equals(pool.name()))
                .toList();
    }

    boolean has(VolumeId id) {
        return volumes.stream().anyMatch(volume -> volume.id().equals(id));
    }

    /// What lies below a volume, nearest first: volumes as `POOL/NAME`, other files by their paths.
    List<String> chain(Volume volume) {
        Map<String, Volume> byPath = new HashMap<>();
        volumes.forEach(other -> byPath.putIfAbsent(other.path(), other));
        List<String> chain = new ArrayList<>();
        Optional<String> below = below(volume).findFirst();
        // A chain that is a ring, or a file that stands in two pools, must not hold us here.
        while (below.isPresent() && chain.size() < 64) {
            Optional<Volume> next = below.map(byPath::get);
            chain.add(next.map(Volume::id).map(VolumeId::toString).orElse(below.get()));
            below = next.flatMap(over -> below(over).findFirst());
        }
        return List.copyOf(chain);
    }

    /// The volumes that stand directly on this one.
    public List<Volume> overlays(Volume volume) {
        return volumes.stream().filter(other -> isOver(other, volume)).toList();
    }

    private boolean isOver(Volume other, Volume volume) {
        return below(other)
                .anyMatch(below ->
                        below.equals(volume.path()) || disks.real(below).equals(disks.real(volume.path())));
    }

    private static Stream<String> below(Volume volume) {
        return volume.backingPath().map(BackingName::files).stream().flatMap(List::stream);
    }

    /// The machines that use a volume: as a disk, below one, or as any other file; sorted.
    public Set<String> users(Volume volume) {
        return Stream.concat(Stream.of(volume), above(volume).stream())
                .flatMap(one -> claims.stream().filter(claim -> holds(claim, one)))
                .map(Claim::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The name of a machine but this one that has the volume among its files, or below one of them.
    public Optional<String> otherThan(UUID machine, Volume volume) {
        return claims.stream()
                .filter(claim -> !claim.id().uuid().equals(machine))
                .filter(claim -> claim.standsOn(volume))
                .map(Claim::name)
                .findFirst();
    }

    /// Whether a machine has this very volume, or stands on it.
    public boolean isHeld(Volume volume) {
        return claims.stream().anyMatch(claim -> holds(claim, volume));
    }

    private static boolean holds(Claim claim, Volume volume) {
        return claim.standsOn(volume) || claim.role(volume.id()).isPresent();
    }

    /// Everything that stands on the volume, directly or not.
    public List<Volume> above(Volume volume) {
        List<Volume> found = new ArrayList<>(List.of(volume));
        for (int index = 0; index < found.size(); index++) {
            overlays(found.get(index)).stream()
                    .filter(other -> !found.contains(other))
                    .forEach(found::add);
        }
        return List.copyOf(found.subList(1, found.size()));
    }
}
