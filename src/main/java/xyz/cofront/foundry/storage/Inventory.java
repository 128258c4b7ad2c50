package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// All pools, volumes and machines of the host at one moment: two calls for each pool and one for each machine.
///
/// @param pools sorted by name
/// @param volumes of the active pools, sorted by pool and name
/// @param claims sorted by the machines' names
record Inventory(List<Pool> pools, List<Volume> volumes, List<Claim> claims) {

    static Inventory take(Hypervisor hypervisor) {
        List<Pool> pools = hypervisor.pools().list();
        List<Volume> volumes = pools.stream()
                .filter(Pool::active)
                .flatMap(pool -> volumes(hypervisor, pool).stream())
                .toList();
        return new Inventory(pools, volumes, Claim.all(hypervisor.domains()));
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
        Optional<String> below = volume.backingPath();
        // A chain that is a ring, or a file that stands in two pools, must not hold us here.
        while (below.isPresent() && chain.size() < 64) {
            Optional<Volume> next = below.map(byPath::get);
            chain.add(next.map(Volume::id).map(VolumeId::toString).orElse(below.get()));
            below = next.flatMap(Volume::backingPath);
        }
        return List.copyOf(chain);
    }

    /// The volumes that stand directly on this one.
    List<Volume> overlays(Volume volume) {
        return volumes.stream()
                .filter(other ->
                        other.backingPath().filter(volume.path()::equals).isPresent())
                .toList();
    }

    /// The machines that use a volume: as a disk, below one, or as any other file; sorted.
    Set<String> users(Volume volume) {
        return standingOn(volume)
                .flatMap(one -> claims.stream()
                        .filter(claim -> claim.uses(one) || claim.role(one.id()).isPresent()))
                .map(Claim::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The volume and everything above it.
    private Stream<Volume> standingOn(Volume volume) {
        List<Volume> found = new ArrayList<>(List.of(volume));
        for (int index = 0; index < found.size(); index++) {
            overlays(found.get(index)).stream()
                    .filter(other -> !found.contains(other))
                    .forEach(found::add);
        }
        return found.stream();
    }
}
