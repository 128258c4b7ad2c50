package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.storage.PoolSpace;
import xyz.cofront.foundry.storage.SpaceNeed;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.Progress;

/// Whether the volumes of all machines of a command fit into their pools together.
final class PoolRoom {
    private static final long GIB = 1L << 30;
    /// An ISO with Foundry's three files and as much user-data as a document can hold.
    private static final long SEED = 1L << 20;

    private final Map<String, List<SpaceNeed>> asked = new TreeMap<>();
    private final Map<String, Long> available = new HashMap<>();

    /// Of the machine for whose volumes a pool has no more room.
    ///
    /// @param used the pools by name; one that is not active tells no space and is not judged
    /// @param files the pool of the seed
    List<Violation> check(VirtualMachine machine, String own, String files, Map<String, Pool> used) {
        List<Violation> violations = new ArrayList<>();
        used.forEach((name, pool) -> {
            List<SpaceNeed> needs = needs(machine, own, files, pool);
            if (pool.active() && !needs.isEmpty()) {
                available.put(name, pool.available());
                asked.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(needs);
                if (judge(name) instanceof PoolSpace.TooSmall(String problem)) {
                    violations.add(new Violation("spec.storagePool", problem));
                }
            }
        });
        return violations;
    }

    /// Tells of pools whose room will do for now.
    void warn(Progress progress) {
        for (String pool : asked.keySet()) {
            if (judge(pool) instanceof PoolSpace.Overcommitted(String warning)) {
                progress.warn(warning);
            }
        }
    }

    private PoolSpace judge(String pool) {
        return PoolSpace.judge(pool, available.getOrDefault(pool, 0L), asked.getOrDefault(pool, List.of()));
    }

    private static List<SpaceNeed> needs(VirtualMachine machine, String own, String files, Pool pool) {
        List<SpaceNeed> needs = new ArrayList<>();
        if (pool.name().equals(own)) {
            long size = machine.spec().bootDisk().sizeGB() * GIB;
            needs.add(need(pool, Names.boot(machine.name()), size));
        }
        if (pool.name().equals(files)) {
            needs.add(SpaceNeed.whole(Names.cloudInit(machine.name()), SEED));
        }
        machine.spec().dataDisks().stream()
                .filter(disk -> disk.volume() == null)
                .filter(disk -> pool.name().equals(disk.pool() == null ? own : disk.pool()))
                .map(disk -> need(pool, Names.data(machine.name(), disk.device()), disk.sizeGB() * GIB))
                .forEach(needs::add);
        return needs;
    }

    private static SpaceNeed need(Pool pool, String volume, long size) {
        return pool.holdsBlockDevices() ? SpaceNeed.whole(volume, size) : SpaceNeed.thinQcow2(volume, size);
    }
}
