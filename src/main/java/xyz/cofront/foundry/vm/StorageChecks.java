package xyz.cofront.foundry.vm;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.Progress;

/// Pools, image and volume names against what is on this host. What the plan needs to know falls out of it.
final class StorageChecks {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final HostSurvey survey;
    private final BaseImages images;
    private final AdoptedVolumes adoptions;
    private final PoolRoom room = new PoolRoom();
    private final VolumeNames names;

    StorageChecks(Hypervisor hypervisor, DefaultPools pools, String imagePool, HostSurvey survey) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.survey = survey;
        this.images = new BaseImages(hypervisor, imagePool);
        this.adoptions = new AdoptedVolumes(hypervisor.volumes(), survey.neighbours());
        this.names = new VolumeNames(hypervisor);
    }

    /// @param nameFree whether no machine has the name; of one that is there the volumes are there too
    /// @param violations takes every problem found but
    /// @param lacking takes where there is too little room
    /// @return empty if there was one that leaves the plan without something it needs; what is merely
    ///     taken does not
    Optional<HostFacts> check(
            VirtualMachine machine,
            VirtType decided,
            boolean nameFree,
            List<Violation> violations,
            List<Violation> lacking) {
        int before = violations.size();
        String own = storagePool(machine);
        Map<String, Pool> used = poolsOf(machine, violations);
        String files = filePool(machine, own, used, violations);
        Optional<FoundImage> image = images.check(machine.spec().bootDisk(), violations);
        image.filter(_ -> block(own, used))
                .flatMap(StorageChecks::notToBeCopied)
                .ifPresent(violations::add);
        image.flatMap(this::notAFile).ifPresent(violations::add);
        Map<String, String> adopted = adopted(machine, own, used, violations);
        boolean known = violations.size() == before;
        if (nameFree) {
            violations.addAll(namesTaken(machine, own, files, used));
        }
        lacking.addAll(room.check(machine, own, files, used));
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(new HostFacts(
                survey.info().architecture(),
                decided,
                paths(used),
                used.keySet().stream().filter(name -> block(name, used)).collect(Collectors.toSet()),
                files,
                image,
                adopted));
    }

    /// To be called when all machines were checked.
    void warnOfRoom(Progress progress) {
        room.warn(progress);
    }

    private static Map<String, String> paths(Map<String, Pool> used) {
        Map<String, String> paths = new HashMap<>();
        used.forEach((name, pool) -> pool.path().ifPresent(path -> paths.put(name, path)));
        return paths;
    }

    private static boolean block(String name, Map<String, Pool> used) {
        Pool pool = used.get(name);
        return pool != null && pool.holdsBlockDevices();
    }

    /// Seed, serial log and the firmware's variables are files, and the seed holds secrets, which would
    /// stay in a freed logical volume. Where the machine's own pool holds no files they go to Foundry's.
    private String filePool(VirtualMachine machine, String own, Map<String, Pool> used, List<Violation> violations) {
        boolean wanted = machine.spec().cloudInit() != null
                || machine.spec().serialLog()
                || machine.spec().firmware() == Firmware.EFI;
        if (!block(own, used) || !wanted) {
            return own;
        }
        pool("spec.storagePool", DefaultPools.VMS, used, violations);
        if (block(DefaultPools.VMS, used)) {
            violations.add(new Violation(
                    "spec.storagePool",
                    "seed, serial log and firmware variables need a pool of files, and pool '" + DefaultPools.VMS
                            + "' is of type "
                            + Optional.ofNullable(used.get(DefaultPools.VMS))
                                    .map(Pool::type)
                                    .orElse("none")));
        }
        return DefaultPools.VMS;
    }

    /// QEMU reads an image as a file.
    private Optional<Violation> notAFile(FoundImage image) {
        return image.volume()
                .flatMap(volume -> hypervisor.pools().find(volume.pool()))
                .filter(pool -> !pool.holdsFiles())
                .map(pool -> new Violation(
                        "spec.bootDisk.image",
                        "images need a pool of files, and pool '" + pool.name() + "' is of type " + pool.type()));
    }

    /// libvirt copies from volume to volume alone.
    private static Optional<Violation> notToBeCopied(FoundImage image) {
        return image.volume().isPresent()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "spec.bootDisk.image",
                        "an image outside of every pool cannot be copied to a block device; import it: "
                                + "'foundry image import " + image.path() + "'"));
    }

    /// The pools of all disks, by name; those that default pools will be, for default pools that are not
    /// there yet.
    private Map<String, Pool> poolsOf(VirtualMachine machine, List<Violation> violations) {
        Map<String, Pool> used = new LinkedHashMap<>();
        pool("spec.storagePool", storagePool(machine), used, violations);
        List<DataDisk> disks = machine.spec().dataDisks();
        IntStream.range(0, disks.size())
                .filter(index -> disks.get(index).pool() != null)
                .forEach(index -> pool(
                        "spec.dataDisks[" + index + "].pool", disks.get(index).pool(), used, violations));
        return used;
    }

    private void pool(String path, @Nullable String name, Map<String, Pool> used, List<Violation> violations) {
        if (name == null || used.containsKey(name)) {
            return;
        }
        List<String> problems = pools.problems(hypervisor, name);
        if (!problems.isEmpty()) {
            violations.add(new Violation(path, String.join("; ", problems)));
            return;
        }
        Pool pool = lookedAtAnew(pools.foreseen(hypervisor, name));
        if (!pool.pathsPredictable()) {
            violations.add(new Violation(
                    path,
                    "pool '" + name + "' is of type " + pool.type()
                            + "; VMs need one of type dir, fs, netfs, logical or zfs"));
            return;
        }
        used.put(name, pool);
    }

    private Map<String, String> adopted(
            VirtualMachine machine, String own, Map<String, Pool> used, List<Violation> violations) {
        Map<String, String> adopted = new HashMap<>();
        List<DataDisk> disks = machine.spec().dataDisks();
        for (int index = 0; index < disks.size(); index++) {
            DataDisk disk = disks.get(index);
            String pool = disk.pool() == null ? own : disk.pool();
            if (disk.volume() != null && used.containsKey(pool)) {
                VolumeId id = new VolumeId(pool, disk.volume());
                adoptions
                        .check("spec.dataDisks[" + index + "].volume", id, block(pool, used), violations)
                        .ifPresent(path -> adopted.put(disk.device(), path));
            }
        }
        return adopted;
    }

    /// A file that libvirt has not seen yet is not to be overwritten either, and takes its room.
    private Pool lookedAtAnew(Pool pool) {
        if (!pool.active()) {
            return pool;
        }
        hypervisor.pools().refresh(pool.name());
        return hypervisor.pools().find(pool.name()).orElse(pool);
    }

    private List<Violation> namesTaken(VirtualMachine machine, String own, String files, Map<String, Pool> used) {
        List<VolumeId> wanted = VolumeNames.wanted(machine, own, files);
        return names.taken(wanted, paths(used));
    }

    private static String storagePool(VirtualMachine machine) {
        String pool = machine.spec().storagePool();
        if (pool == null) {
            throw new IllegalStateException("the machine's pool must be decided before it is checked");
        }
        return pool;
    }
}
