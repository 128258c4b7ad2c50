package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.storage.DefaultPools;

/// What a plan takes for granted where no host is asked: an x86_64 one with KVM, whose pools are folders.
record AssumedHost(VmDefaults defaults, DefaultPools pools) {
    private static final String ARCHITECTURE = "x86_64";
    private static final String QCOW2 = ".qcow2";
    private static final String RAW = ".raw";
    private static final String FOLDER = "/var/lib/libvirt/images/";

    /// @param machine with its pool decided
    HostFacts facts(VirtualMachine machine) {
        Map<String, String> folders = new HashMap<>();
        poolsOf(machine).forEach(pool -> folders.put(pool, folder(pool)));
        return new HostFacts(
                ARCHITECTURE,
                virtType(machine),
                folders,
                Set.of(),
                own(machine),
                Optional.ofNullable(machine.spec().bootDisk().image()).map(reference -> image(machine, reference)),
                adopted(machine));
    }

    /// Each of them as a sentence.
    List<String> assumptions(VirtualMachine machine) {
        List<String> lines = new ArrayList<>();
        lines.add(
                machine.name() + ": assumed to be of type " + virtType(machine).wire() + " on " + ARCHITECTURE);
        poolsOf(machine)
                .forEach(pool ->
                        lines.add(machine.name() + ": assumed that pool '" + pool + "' is the folder " + folder(pool)));
        facts(machine)
                .image()
                .ifPresent(image -> lines.add(machine.name() + ": assumed that the image is " + image.path()
                        + " and of format " + image.format().wire()));
        return List.copyOf(lines);
    }

    private VirtType virtType(VirtualMachine machine) {
        VirtType wanted = defaults.virtType(machine);
        return wanted == VirtType.AUTO ? VirtType.KVM : wanted;
    }

    private static SortedSet<String> poolsOf(VirtualMachine machine) {
        SortedSet<String> names = new TreeSet<>(List.of(own(machine)));
        machine.spec().dataDisks().forEach(disk -> names.add(pool(disk, machine)));
        return names;
    }

    private String folder(String pool) {
        return pools.folders().getOrDefault(pool, FOLDER + pool);
    }

    private FoundImage image(VirtualMachine machine, ImageReference reference) {
        BootDisk disk = machine.spec().bootDisk();
        return switch (reference) {
            case ImageReference.AtPath(String path) -> new FoundImage(Optional.empty(), path, format(path), 0);
            case ImageReference.InPool(String pool, String volume) -> image(pool, volume);
            case ImageReference.InDefaultPool(String volume) ->
                image(Optional.ofNullable(disk.imagePool()).orElse(defaults.imagePool()), volume);
        };
    }

    /// A volume is named by its format, and a name without one is taken for qcow2.
    private FoundImage image(String pool, String volume) {
        boolean named = volume.endsWith(RAW) || volume.endsWith(QCOW2);
        String name = named ? volume : volume + QCOW2;
        return new FoundImage(Optional.of(new VolumeId(pool, name)), folder(pool) + "/" + name, format(name), 0);
    }

    private static DiskFormat format(String name) {
        return name.endsWith(RAW) ? DiskFormat.RAW : DiskFormat.QCOW2;
    }

    private Map<String, String> adopted(VirtualMachine machine) {
        Map<String, String> adopted = new HashMap<>();
        for (DataDisk disk : machine.spec().dataDisks()) {
            if (disk.volume() != null) {
                adopted.put(disk.device(), folder(pool(disk, machine)) + "/" + disk.volume());
            }
        }
        return adopted;
    }

    private static String pool(DataDisk disk, VirtualMachine machine) {
        return Optional.ofNullable(disk.pool()).orElse(own(machine));
    }

    private static String own(VirtualMachine machine) {
        return Optional.ofNullable(machine.spec().storagePool()).orElse(DefaultPools.VMS);
    }
}
