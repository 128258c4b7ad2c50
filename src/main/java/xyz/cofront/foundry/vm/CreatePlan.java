package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.hypervisor.VolumeId;
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
public record CreatePlan(
        VirtualMachine machine,
        UUID uuid,
        HostFacts facts,
        List<Card> cards,
        List<PlannedVolume> volumes,
        Optional<Seed> seed) {

    /// @param machine valid, and with pool and virt type applied
    public static CreatePlan of(VirtualMachine machine, HostFacts facts, UUID uuid) {
        Optional<Seed> seed = Optional.ofNullable(machine.spec().cloudInit()).map(_ -> Seed.of(machine, uuid));
        List<PlannedVolume> volumes = new DiskPlan(machine, facts).volumes(seed);
        return new CreatePlan(machine, uuid, facts, Card.of(machine), volumes, seed);
    }

    public String name() {
        return machine.name();
    }

    /// What is written down before anything is made.
    public VmMetadata metadata(Work work) {
        return VmMetadata.creating(uuid, work, Redaction.redact(machine), records());
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
                new DiskPlan(machine, facts).disks(seed.isPresent()),
                cards.stream().map(CreatePlan::plugged).toList(),
                serialLog().map(log -> facts.pathOf(log.pool(), log.name())).orElse(null)));
    }

    /// Every volume there will be, the serial log included.
    List<VolumeRecord> records() {
        Stream<VolumeRecord> made = volumes.stream().map(PlannedVolume::record);
        Stream<VolumeRecord> log =
                serialLog().map(id -> new VolumeRecord(VolumeRole.SERIAL_LOG, id.pool(), id.name(), null)).stream();
        return Stream.concat(made, log).toList();
    }

    /// The volume that QEMU's log of the serial port will be once the pool is refreshed.
    Optional<VolumeId> serialLog() {
        return machine.spec().serialLog()
                ? Optional.of(new VolumeId(facts.filePool(), Names.serialLog(name())))
                : Optional.empty();
    }

    /// Emulation has no host model; `maximum` is everything it can do.
    private CpuMode cpuMode() {
        return Optional.ofNullable(machine.spec().cpuMode())
                .orElse(facts.virtType() == VirtType.QEMU ? CpuMode.MAXIMUM : CpuMode.HOST_MODEL);
    }

    private static InterfaceSpec plugged(Card card) {
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
