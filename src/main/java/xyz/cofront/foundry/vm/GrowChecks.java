package xyz.cofront.foundry.vm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DiskTargets;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.metadata.WorkPhase;
import xyz.cofront.foundry.storage.PoolSpace;
import xyz.cofront.foundry.storage.SpaceNeed;
import xyz.cofront.foundry.workflow.Progress;

/// Whether a disk may have more room. Growing cannot be taken back, so everything is looked at before.
/// Changes nothing.
record GrowChecks(Hypervisor hypervisor, Progress progress) {
    private static final int QCOW2_MAGIC = 0x514649fb;
    /// The field `nb_snapshots` of a qcow2 header (QEMU, docs/interop/qcow2.txt).
    private static final int SNAPSHOTS_AT = 60;

    DiskSubject check(GrowRequest request) {
        DiskSubject disk = find(request);
        requireGrowth(request, disk);
        if (request.bytes() > disk.volume().capacity()) {
            requireResizable(disk);
            requireNotSaved(disk);
            requireNoSnapshots(disk);
            requireSoleUse(disk);
            requireRoom(disk, request.bytes() - disk.volume().capacity());
        }
        return disk;
    }

    private DiskSubject find(GrowRequest request) {
        String name = request.machine();
        Neighbour machine = hypervisor
                .domains()
                .find(name)
                .flatMap(domain -> Neighbour.read(hypervisor.domains(), domain))
                .orElseThrow(() -> MissingVm.named(name, hypervisor.domains().list(true)));
        VmMetadata metadata = owned(machine);
        Volume volume = volume(machine, metadata, request.device());
        Pool pool = hypervisor
                .pools()
                .find(volume.id().pool())
                .orElseThrow(() -> new StorageException("pool '" + volume.id().pool() + "' was removed meanwhile"));
        boolean running = machine.domain().state().active();
        return new DiskSubject(machine.domain().id(), running, metadata, request.device(), volume, pool);
    }

    private static VmMetadata owned(Neighbour machine) {
        VmMetadata metadata = switch (machine.ownership()) {
            case Ownership.Owned(VmMetadata own) -> own;
            case Ownership.Foreign(Optional<String> reason) ->
                throw new VmException("the disks of VM '" + machine.name() + "' are not Foundry's to grow: "
                        + reason.orElse("it was not made by Foundry"));
        };
        if (metadata.phase() != WorkPhase.COMPLETE) {
            throw new VmException("VM '" + machine.name() + "' is not complete: its phase is "
                    + metadata.phase().wire());
        }
        return metadata;
    }

    private Volume volume(Neighbour machine, VmMetadata metadata, String device) {
        Map<String, String> disks = DiskTargets.paths(
                hypervisor.domains().definition(machine.domain().id()));
        String path = disks.get(device);
        if (path == null) {
            throw new VmException("VM '" + machine.name() + "' has no disk '" + device + "'; it has "
                    + String.join(", ", disks.keySet()));
        }
        Volume volume = hypervisor
                .volumes()
                .findByPath(path)
                .orElseThrow(() -> new StorageException(
                        "disk '" + device + "' of VM '" + machine.name() + "', " + path + ", lies in no active pool",
                        List.of("'foundry pool list' shows which are active; 'foundry pool refresh' looks again"),
                        null));
        if (!expected(metadata, device, volume.id())) {
            throw new VmException("disk '" + device + "' of VM '" + machine.name() + "' is volume '" + volume.id()
                    + "' now, which Foundry did not make; remove the snapshot it belongs to first");
        }
        return volume;
    }

    /// Whether it is the volume that the document means by that device. There may be boot disks of several generations,
    /// of which the machine has one.
    private static boolean expected(VmMetadata metadata, String device, VolumeId volume) {
        Stream<VolumeId> own = metadata.volumes().stream()
                .filter(record -> device.equals("vda")
                        ? record.role() == VolumeRole.BOOT
                        : record.role() == VolumeRole.DATA && device.equals(record.device()))
                .map(VolumeRecord::id);
        Stream<VolumeId> others = metadata.document().spec().dataDisks().stream()
                .filter(disk -> disk.device().equals(device))
                .flatMap(disk -> attached(metadata, disk).stream());
        return Stream.concat(own, others).anyMatch(volume::equals);
    }

    private static Optional<VolumeId> attached(VmMetadata metadata, DataDisk disk) {
        String pool = disk.pool() == null ? metadata.document().spec().storagePool() : disk.pool();
        String volume = disk.volume();
        return pool == null || volume == null ? Optional.empty() : Optional.of(new VolumeId(pool, volume));
    }

    private static void requireGrowth(GrowRequest request, DiskSubject disk) {
        if (request.bytes() < disk.volume().capacity()) {
            throw new ValidationException(
                    "disk '" + disk.device() + "' of VM '" + disk.id().name() + "' has "
                            + gib(disk.volume().capacity())
                            + " GiB and cannot shrink to " + request.gib() + ": what lies behind would be lost");
        }
    }

    /// To hundredths, upwards, and without zeros at the end.
    private static String gib(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(1 << 30), 2, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void requireResizable(DiskSubject disk) {
        if (!disk.pool().holdsFiles()) {
            String pool = disk.pool().name();
            throw new StorageException(
                    "libvirt cannot resize volumes of pool '" + pool + "', which is of type "
                            + disk.pool().type(),
                    List.of("grow it where it lies, then 'foundry pool refresh " + pool
                            + "', and run this again to record it"),
                    null);
        }
    }

    private void requireNotSaved(DiskSubject disk) {
        if (!disk.running() && hypervisor.domains().saved(disk.id())) {
            throw ApplyRefusals.saved(disk.id().name());
        }
    }

    private void requireNoSnapshots(DiskSubject disk) {
        byte[] header = hypervisor.volumes().read(disk.volume().id(), 0, SNAPSHOTS_AT + Integer.BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(header);
        boolean within = header.length == SNAPSHOTS_AT + Integer.BYTES
                && bytes.getInt(0) == QCOW2_MAGIC
                && bytes.getInt(SNAPSHOTS_AT) != 0;
        if (within || hypervisor.domains().snapshots(disk.id()) > 0) {
            throw new VmException(
                    "VM '" + disk.id().name() + "' has snapshots, which a disk of another size does not fit",
                    List.of("'virsh snapshot-list " + disk.id().name() + "' shows them"),
                    null);
        }
    }

    private void requireSoleUse(DiskSubject disk) {
        VolumeUsers.of(hypervisor, progress, disk.id())
                .of(disk.volume(), List.of())
                .ifPresent(user -> {
                    throw new VmException(
                            "disk '" + disk.device() + "' of VM '" + disk.id().name() + "' cannot grow: " + user);
                });
    }

    private void requireRoom(DiskSubject disk, long growth) {
        SpaceNeed need = SpaceNeed.thinQcow2(disk.volume().name(), growth);
        switch (PoolSpace.judge(disk.pool().name(), disk.pool().available(), List.of(need))) {
            case PoolSpace.Enough _ -> {}
            case PoolSpace.Overcommitted(String warning) -> progress.warn(warning);
            case PoolSpace.TooSmall(String problem) -> throw new StorageException(problem);
        }
    }
}
