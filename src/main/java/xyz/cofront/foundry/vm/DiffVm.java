package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Differences;
import xyz.cofront.foundry.change.Machine;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.libvirtxml.MachineReader;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.metadata.WorkPhase;

/// Looks at what a document would change of its machine. Changes nothing.
public final class DiffVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final VmDefaults defaults;

    public DiffVm(Hypervisor hypervisor, Environment environment, VmDefaults defaults) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.defaults = defaults;
    }

    /// @return empty if there is no such machine
    /// @throws VmException if it is foreign, not complete, or in other hands
    public Optional<ChangePlan> plan(Wanted wanted) {
        String name = wanted.document().name();
        try {
            return hypervisor
                    .domains()
                    .find(name)
                    .flatMap(domain -> Neighbour.read(hypervisor.domains(), domain))
                    .map(machine -> plan(wanted, machine));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    private ChangePlan plan(Wanted wanted, Neighbour neighbour) {
        VmMetadata read = owned(neighbour);
        DomainId id = neighbour.domain().id();
        Wanted placed = wanted.withDocument(placed(wanted.document(), read.document()));
        boolean running = neighbour.domain().state().active();
        MachineFacts defined = MachineReader.read(hypervisor.domains().definition(id));
        MachineFacts live = running ? MachineReader.read(hypervisor.domains().xml(id)) : defined;
        Map<String, Long> bytes = new HashMap<>();
        live.disks()
                .forEach((target, disk) -> disk.path()
                        .filter(_ -> !disk.cdrom())
                        .flatMap(hypervisor.volumes()::findByPath)
                        .ifPresent(volume -> bytes.put(target, volume.capacity())));
        SeedVolume seed = seed(read, defined);
        Machine machine = new Machine(
                read.document(),
                running,
                !running && hypervisor.domains().saved(id),
                running
                        ? Set.copyOf(RestartNeed.current(hypervisor.domains(), id, read)
                                .waitingFields())
                        : Set.of(),
                live,
                defined,
                hypervisor.domains().autostart(id),
                bytes,
                own(read),
                seed.place(),
                seed.holdsSecretsOf(placed.document(), id.uuid()),
                sameImage(read.document(), placed.document(), defined));
        return new ChangePlan(id, read, placed, machine, Differences.of(placed, machine));
    }

    private VmMetadata owned(Neighbour neighbour) {
        String name = neighbour.name();
        VmMetadata metadata = switch (neighbour.ownership()) {
            case Ownership.Owned(VmMetadata own) -> own;
            case Ownership.Foreign(Optional<String> reason) ->
                throw new VmException(
                        "VM '" + name + "' is not Foundry's to change: " + reason.orElse("it was not made by Foundry"),
                        List.of("change it with virsh, or give the document another name"),
                        null);
        };
        LivingWork.refuse(metadata, environment);
        if (metadata.phase() != WorkPhase.COMPLETE) {
            throw new VmException(
                    "VM '" + name + "' is not complete: its phase is "
                            + metadata.phase().wire(),
                    List.of("'foundry doctor' tells what to do with it"),
                    null);
        }
        return metadata;
    }

    /// What flag, environment or configuration said at the create stays, unless a flag says otherwise now.
    private VirtualMachine placed(VirtualMachine document, VirtualMachine applied) {
        VirtualMachine bare = document.withStatus(null);
        String pool = applied.spec().storagePool();
        boolean open = document.spec().storagePool() == null && !defaults.poolForced();
        return open && pool != null ? bare.withSpec(bare.spec().placed(pool)) : defaults.place(bare);
    }

    /// The volumes that are the machine's data disks, by device.
    private Map<String, String> own(VmMetadata read) {
        Map<String, String> own = new HashMap<>();
        read.volumes().stream()
                .filter(record -> record.role() == VolumeRole.DATA && record.device() != null)
                .forEach(record -> hypervisor
                        .volumes()
                        .find(record.id())
                        .ifPresent(volume -> own.put(String.valueOf(record.device()), volume.path())));
        for (DataDisk disk : read.document().spec().dataDisks()) {
            attached(read.document(), disk)
                    .flatMap(hypervisor.volumes()::find)
                    .ifPresent(volume -> own.put(disk.device(), volume.path()));
        }
        return own;
    }

    private static Optional<VolumeId> attached(VirtualMachine document, DataDisk disk) {
        String pool = disk.pool() == null ? document.spec().storagePool() : disk.pool();
        String volume = disk.volume();
        return pool == null || volume == null ? Optional.empty() : Optional.of(new VolumeId(pool, volume));
    }

    /// The seed that the next start has, or one that somebody took out of its drive.
    SeedVolume seed(VmMetadata read, MachineFacts defined) {
        List<VolumeRecord> recorded = read.volumes().stream()
                .filter(record -> record.role() == VolumeRole.CLOUD_INIT)
                .toList();
        Optional<VolumeRecord> plugged = recorded.stream()
                .filter(record -> SeedVolume.drive(record, defined).isPresent())
                .findFirst();
        Optional<VolumeRecord> kept = plugged.or(recorded.stream()::findFirst);
        boolean askable = kept.flatMap(record -> hypervisor.pools().find(record.pool()))
                .map(Pool::active)
                .orElse(true);
        return new SeedVolume(
                hypervisor.volumes(),
                askable ? kept.flatMap(record -> hypervisor.volumes().find(record.id())) : Optional.empty(),
                plugged.flatMap(record -> SeedVolume.drive(record, defined)),
                askable,
                read.document());
    }

    private boolean sameImage(VirtualMachine applied, VirtualMachine wanted, MachineFacts defined) {
        BootDisk disk = wanted.spec().bootDisk();
        BootDisk before = applied.spec().bootDisk();
        MachineFacts.Disk boot = defined.disks().get("vda");
        if (boot == null
                || boot.backing().isEmpty()
                || disk.withSize(before.sizeGB()).equals(before)) {
            return false;
        }
        return new BaseImages(hypervisor, defaults.imagePool())
                .check(disk, new ArrayList<>())
                .map(FoundImage::path)
                .equals(boot.backing());
    }
}
