package xyz.cofront.foundry.hypervisor;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// A whole host. Whoever touches it holds its lock.
final class MemoryState {
    static final GuestSupport EVERYTHING =
            new GuestSupport(255, true, true, List.of("/usr/share/OVMF/OVMF_CODE_4M.fd"));

    final InstantSource clock;
    final Map<UUID, MemoryDomain> domains = new LinkedHashMap<>();
    final TreeMap<String, MemoryPool> pools = new TreeMap<>();
    final TreeSet<String> bridges = new TreeSet<>();
    final TreeMap<String, Boolean> networks = new TreeMap<>();
    /// Networks that do not start with the host.
    final Set<String> startedByHand = new HashSet<>();
    final Map<VirtType, GuestSupport> guests = new EnumMap<>(VirtType.class);
    /// Files outside of every pool that guests may use.
    final Set<String> files = new HashSet<>();
    final MemoryFiles hostFiles = new MemoryFiles();
    /// Names of the domains whose guests do not heed the power button.
    final Set<String> deaf = new HashSet<>();
    /// The capacity of pools made through the port.
    long poolCapacity = 100L << 30;

    HostInfo info = new HostInfo("qemu:///system", "QEMU", "9.0.0", "7.2.15", "x86_64", 8, 32L << 20);
    int nextTap;

    MemoryState(InstantSource clock) {
        this.clock = clock;
    }

    MemoryDomain domain(DomainId id) {
        MemoryDomain domain = domains.get(id.uuid());
        if (domain == null) {
            throw new HypervisorException(
                    Kind.NOT_FOUND,
                    "Domain not found: no domain with matching uuid '" + id.uuid() + "' (" + id.name() + ")");
        }
        return domain;
    }

    Optional<MemoryDomain> domainNamed(String name) {
        return domains.values().stream()
                .filter(domain -> domain.name().equals(name))
                .findFirst();
    }

    MemoryPool pool(String name) {
        MemoryPool pool = pools.get(name);
        if (pool == null) {
            throw new HypervisorException(
                    Kind.NOT_FOUND, "Storage pool not found: no storage pool with matching name '" + name + "'");
        }
        return pool;
    }

    MemoryPool activePool(String name) {
        MemoryPool pool = pool(name);
        if (!pool.active) {
            throw new HypervisorException(Kind.WRONG_STATE, "storage pool '" + name + "' is not active");
        }
        return pool;
    }

    MemoryVolume volume(VolumeId id) {
        MemoryVolume volume = activePool(id.pool()).volumes.get(id.name());
        if (volume == null) {
            throw new HypervisorException(
                    Kind.NOT_FOUND, "Storage volume not found: no storage vol with matching name '" + id.name() + "'");
        }
        return volume;
    }

    /// The file is gone; pools that have seen it find out at their next refresh.
    void unlink(String path) {
        pools.values().forEach(pool -> pool.unseen.values().removeIf(file -> file.path.equals(path)));
        allFiles().filter(file -> file.path.equals(path)).forEach(file -> file.vanished = true);
    }

    boolean fileExists(String path) {
        return files.contains(path) || allFiles().anyMatch(volume -> !volume.vanished && volume.path.equals(path));
    }

    HostSnapshot snapshot() {
        TreeMap<String, String> all = new TreeMap<>();
        domains.values().forEach(domain -> all.put("domain " + domain.name(), domain.describe()));
        pools.values().forEach(pool -> all.put("pool " + pool.name, pool.describe()));
        pools.values()
                .forEach(pool ->
                        pool.files().forEach(file -> all.put("file " + pool.name + "/" + file.name, file.describe())));
        return new HostSnapshot(all);
    }

    private Stream<MemoryVolume> allFiles() {
        return pools.values().stream().flatMap(MemoryPool::files);
    }
}
