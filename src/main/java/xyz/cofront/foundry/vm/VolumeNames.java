package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.validation.Violation;

/// The volumes a machine will make must not be there: nothing is overwritten.
record VolumeNames(Hypervisor hypervisor) {

    /// A violation for each volume that is there already, and for each whose place something else has: libvirt follows
    /// a link that leads nowhere yet, and writes as root.
    ///
    /// @param folders of the pools, by their names
    List<Violation> taken(List<VolumeId> wanted, Map<String, String> folders) {
        return wanted.stream().flatMap(id -> taken(id, folders).stream()).toList();
    }

    private Optional<Violation> taken(VolumeId id, Map<String, String> folders) {
        if (hypervisor.volumes().find(id).isPresent()) {
            return Optional.of(violation(id));
        }
        return Optional.ofNullable(folders.get(id.pool()))
                .map(folder -> folder + "/" + id.name())
                .filter(hypervisor.files()::taken)
                .map(path -> new Violation(
                        "metadata.name",
                        path + " is in the way of volume '" + id
                                + "': something that is no volume, such as a link; look at it and take it away"));
    }

    /// Every volume that a document of this name and these disks leads to.
    ///
    /// @param own the machine's pool
    /// @param files the pool of its seed, serial log and firmware's variables
    static List<VolumeId> wanted(VirtualMachine machine, String own, String files) {
        String name = machine.name();
        List<VolumeId> wanted = new ArrayList<>();
        wanted.add(new VolumeId(own, Names.boot(name)));
        Stream.of(Names.cloudInit(name), Names.serialLog(name), Names.nvram(name))
                .map(volume -> new VolumeId(files, volume))
                .forEach(wanted::add);
        machine.spec().dataDisks().stream()
                .filter(disk -> disk.volume() == null)
                .map(disk -> data(name, disk, own))
                .forEach(wanted::add);
        return wanted;
    }

    private static VolumeId data(String machine, DataDisk disk, String own) {
        return new VolumeId(disk.pool() == null ? own : disk.pool(), Names.data(machine, disk.device()));
    }

    private static Violation violation(VolumeId id) {
        return new Violation(
                "metadata.name",
                "volume '" + id + "' exists already and is not overwritten; look at it: virsh vol-info --pool "
                        + id.pool() + " " + id.name());
    }
}
