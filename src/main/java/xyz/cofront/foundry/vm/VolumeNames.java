package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.validation.Violation;

/// The volumes a machine will make must not be there: nothing is overwritten.
record VolumeNames(Volumes volumes) {

    /// A violation for each volume that is there already.
    List<Violation> taken(List<VolumeId> wanted) {
        return wanted.stream()
                .filter(id -> volumes.find(id).isPresent())
                .map(VolumeNames::violation)
                .toList();
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
