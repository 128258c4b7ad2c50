package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.libvirtxml.DiskBus;
import xyz.cofront.foundry.libvirtxml.DiskSpec;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;

/// The volumes of a machine and the disks made of them.
///
/// @param generation of the machine that boot disk and seed are made for, which later ones have in their names
record DiskPlan(VirtualMachine machine, HostFacts facts, long generation) {
    private static final long GIB = 1L << 30;

    /// The volumes to be made: boot disk, data disks, seed.
    List<PlannedVolume> volumes(Optional<Seed> seed) {
        List<PlannedVolume> volumes = new ArrayList<>();
        volumes.add(boot());
        machine.spec().dataDisks().stream()
                .filter(disk -> disk.volume() == null && !facts.adopted().containsKey(disk.device()))
                .map(this::data)
                .forEach(volumes::add);
        seed.map(NoCloudIso::render).map(iso -> seed(iso.length)).ifPresent(volumes::add);
        return List.copyOf(volumes);
    }

    /// The disks as the domain has them, those of existing volumes included.
    List<DiskSpec> disks(boolean withSeed) {
        List<DiskSpec> disks = new ArrayList<>();
        disks.add(bootDisk());
        machine.spec().dataDisks().stream().map(this::dataDisk).forEach(disks::add);
        CloudInit cloudInit = machine.spec().cloudInit();
        if (withSeed && cloudInit != null) {
            disks.add(seedDisk(cloudInit.seedBus()));
        }
        return List.copyOf(disks);
    }

    private String bootName() {
        return Names.ofGeneration(Names.boot(machine.name()), generation);
    }

    private String seedName() {
        return Names.ofGeneration(Names.cloudInit(machine.name()), generation);
    }

    private PlannedVolume boot() {
        BootDisk disk = machine.spec().bootDisk();
        String name = bootName();
        long capacity = disk.sizeGB() * GIB;
        if (facts.block(pool(null))) {
            return planned(VolumeRole.BOOT, pool(null), name, null, capacity, VolumeXml.block(name, capacity))
                    .filledFrom(facts.image().flatMap(FoundImage::volume));
        }
        String xml = facts.image()
                .map(image -> VolumeXml.overlay(
                        name, capacity, image.path(), image.format().wire()))
                .orElseGet(() -> empty(name, capacity, disk.format()));
        return planned(VolumeRole.BOOT, pool(null), name, null, capacity, xml);
    }

    PlannedVolume data(DataDisk disk) {
        String name = Names.data(machine.name(), disk.device());
        long capacity = disk.sizeGB() * GIB;
        String xml = facts.block(pool(disk.pool())) ? VolumeXml.block(name, capacity) : VolumeXml.qcow2(name, capacity);
        return planned(VolumeRole.DATA, pool(disk.pool()), name, disk.device(), capacity, xml);
    }

    PlannedVolume seed(long length) {
        String name = seedName();
        return planned(VolumeRole.CLOUD_INIT, facts.filePool(), name, null, length, VolumeXml.raw(name, length));
    }

    private static String empty(String name, long capacity, DiskFormat format) {
        return switch (format) {
            case QCOW2 -> VolumeXml.qcow2(name, capacity);
            case RAW -> VolumeXml.raw(name, capacity);
        };
    }

    private PlannedVolume planned(
            VolumeRole role, String pool, String name, @Nullable String device, long capacity, String xml) {
        VolumeRecord record = new VolumeRecord(role, pool, name, device);
        return new PlannedVolume(record, facts.pathOf(pool, name), capacity, xml, null);
    }

    private DiskSpec bootDisk() {
        BootDisk disk = machine.spec().bootDisk();
        String path = facts.pathOf(pool(null), bootName());
        boolean block = facts.block(pool(null));
        List<DiskSpec.Backing> chain = block
                ? List.of()
                : facts.image().stream().map(DiskPlan::backing).toList();
        DiskFormat format = chain.isEmpty() ? disk.format() : DiskFormat.QCOW2;
        return disk(path, block, format, "vda", disk.cache(), 1, chain);
    }

    private static DiskSpec.Backing backing(FoundImage image) {
        return new DiskSpec.Backing(image.path(), false, image.format());
    }

    DiskSpec dataDisk(DataDisk disk) {
        String adopted = facts.adopted().get(disk.device());
        String path =
                adopted == null ? facts.pathOf(pool(disk.pool()), Names.data(machine.name(), disk.device())) : adopted;
        return disk(
                path, facts.block(pool(disk.pool())), DiskFormat.QCOW2, disk.device(), disk.cache(), null, List.of());
    }

    private DiskSpec seedDisk(SeedBus bus) {
        return seedDisk(bus, facts.pathOf(facts.filePool(), seedName()));
    }

    DiskSpec seedDisk(SeedBus bus, String path) {
        return switch (bus) {
            case SCSI -> cdrom(path, DiskBus.SCSI);
            case SATA -> cdrom(path, DiskBus.SATA);
            case VIRTIO ->
                new DiskSpec(
                        path,
                        false,
                        DiskFormat.RAW,
                        firstFreeTarget(),
                        DiskBus.VIRTIO,
                        false,
                        true,
                        null,
                        null,
                        List.of());
        };
    }

    private static DiskSpec cdrom(String path, DiskBus bus) {
        return new DiskSpec(path, false, DiskFormat.RAW, Names.SEED_DRIVE, bus, true, true, null, null, List.of());
    }

    /// A block device knows no format but the guest's own bytes.
    private static DiskSpec disk(
            String path,
            boolean block,
            DiskFormat format,
            String target,
            @Nullable DiskCache cache,
            @Nullable Integer bootOrder,
            List<DiskSpec.Backing> chain) {
        DiskFormat own = block ? DiskFormat.RAW : format;
        return new DiskSpec(path, block, own, target, DiskBus.VIRTIO, false, false, cache, bootOrder, chain);
    }

    /// Behind the last data disk, so that the seed takes no data disk's name in the guest. After `vdz` Linux and
    /// libvirt
    /// go on with `vdaa`.
    private String firstFreeTarget() {
        char last = machine.spec().dataDisks().stream()
                .map(disk -> disk.device().charAt(2))
                .reduce('a', (left, right) -> left > right ? left : right);
        return last == 'z' ? "vdaa" : "vd" + (char) (last + 1);
    }

    private String pool(@Nullable String own) {
        String pool = own == null ? machine.spec().storagePool() : own;
        if (pool == null) {
            throw new IllegalStateException("the machine's pool must be decided before it is planned");
        }
        return pool;
    }
}
