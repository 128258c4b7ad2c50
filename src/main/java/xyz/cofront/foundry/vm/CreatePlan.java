package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.libvirtxml.DomainSpec;
import xyz.cofront.foundry.libvirtxml.DomainXml;
import xyz.cofront.foundry.libvirtxml.InterfaceSpec;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Redaction;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.naming.Names;

/// Every name, address and byte of a machine that is to be made: a function of the document, the host's facts and
/// a
/// UUID. The same three give the same bytes.
///
/// @param machine the document, with defaults applied
/// @param cards the network cards with their names
/// @param volumes in the order they are made
/// @param seed what cloud-init reads; empty if the document has no `cloudInit`
/// @param generation 1 for a new machine; that of a machine whose boot disk is made anew
public record CreatePlan(
        VirtualMachine machine,
        UUID uuid,
        HostFacts facts,
        List<Card> cards,
        List<PlannedVolume> volumes,
        Optional<Seed> seed,
        long generation) {

    /// @param machine valid, and with pool and virt type applied
    public static CreatePlan of(VirtualMachine machine, HostFacts facts, UUID uuid) {
        Optional<Seed> seed = Optional.ofNullable(machine.spec().cloudInit()).map(_ -> Seed.of(machine, uuid));
        return of(machine, facts, uuid, seed, 1);
    }

    /// The same with its seed decided, and with names of that generation.
    static CreatePlan of(VirtualMachine machine, HostFacts facts, UUID uuid, Optional<Seed> seed, long generation) {
        List<PlannedVolume> volumes = new DiskPlan(machine, facts, generation).volumes(seed);
        return new CreatePlan(machine, uuid, facts, Card.of(machine), volumes, seed, generation);
    }

    public String name() {
        return machine.name();
    }

    /// What is written down before anything is made.
    public VmMetadata metadata(Work work) {
        return VmMetadata.creating(uuid, work, Redaction.redact(machine), records())
                .on(facts.image().flatMap(FoundImage::provenance));
    }

    /// The domain, with Foundry's metadata in it.
    public String domainXml(VmMetadata metadata) {
        VmSpec spec = machine.spec();
        return DomainXml.write(new DomainSpec(
                name(),
                uuid,
                null,
                MetadataElement.text(metadata),
                facts.virtType(),
                facts.architecture(),
                Optional.ofNullable(spec.machine()).orElse("q35"),
                spec.memoryGiB(),
                Optional.ofNullable(spec.maxMemoryGiB()).orElse(spec.memoryGiB()),
                spec.vcpus(),
                Optional.ofNullable(spec.maxVcpus()).orElse(spec.vcpus()),
                cpuMode(),
                spec.firmware(),
                spec.secureBoot(),
                seed.isPresent() ? "ds=nocloud" : null,
                new DiskPlan(machine, facts, generation).disks(seed.isPresent()),
                cards.stream().map(CreatePlan::plugged).toList(),
                path(VolumeRole.SERIAL_LOG),
                path(VolumeRole.NVRAM)));
    }

    /// Every volume there will be, those that a start makes included.
    List<VolumeRecord> records() {
        Stream<VolumeRecord> made = volumes.stream().map(PlannedVolume::record);
        return Stream.concat(made, madeByStart().stream()).toList();
    }

    /// The files that libvirt makes at the first start and that are volumes once the pool is refreshed: the log
    /// of the serial port and the firmware's variables. In the pool, and not where libvirt would put them, they
    /// are checked before and removed after like every other volume.
    List<VolumeRecord> madeByStart() {
        List<VolumeRecord> files = new ArrayList<>();
        if (machine.spec().serialLog()) {
            files.add(file(VolumeRole.SERIAL_LOG, Names.serialLog(name())));
        }
        if (machine.spec().firmware() == Firmware.EFI) {
            files.add(file(VolumeRole.NVRAM, Names.ofGeneration(Names.nvram(name()), generation)));
        }
        return List.copyOf(files);
    }

    private VolumeRecord file(VolumeRole role, String name) {
        return new VolumeRecord(role, facts.filePool(), name, null);
    }

    private @Nullable String path(VolumeRole role) {
        return madeByStart().stream()
                .filter(file -> file.role() == role)
                .map(file -> facts.pathOf(file.pool(), file.name()))
                .findFirst()
                .orElse(null);
    }

    /// Emulation has no host model; `maximum` is everything it can do.
    private CpuMode cpuMode() {
        return Optional.ofNullable(machine.spec().cpuMode())
                .orElse(facts.virtType() == VirtType.QEMU ? CpuMode.MAXIMUM : CpuMode.HOST_MODEL);
    }

    static InterfaceSpec plugged(Card card) {
        String tap = card.tap().orElse(null);
        String bridge = card.wanted().bridge();
        String network = card.wanted().network();
        if (bridge != null) {
            return new InterfaceSpec.Bridge(
                    card.mac(), bridge, tap, card.wanted().mtu(), card.wanted().vlan());
        }
        if (network != null) {
            return new InterfaceSpec.Network(
                    card.mac(), network, tap, card.wanted().mtu(), card.wanted().vlan());
        }
        return new InterfaceSpec.User(card.mac());
    }
}
