package xyz.cofront.foundry.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.workflow.Progress;

/// A host in memory with both default pools and the pool `fast`, and machines with volumes on it.
final class StorageFixture {
    static final long GIB = 1L << 30;
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Owner DEAD = new Owner("boot", 13, 1300);
    static final Owner LIVING = new Owner("boot", 42, 4200);

    final InMemoryHypervisor host = new InMemoryHypervisor(() -> NOW)
            .withPool(DefaultPools.IMAGES, "/foundry/images", 100 * GIB)
            .withPool(DefaultPools.VMS, "/foundry/vms", 100 * GIB)
            .withPool("fast", "/srv/fast", 10 * GIB);
    final DefaultPools defaults = new DefaultPools("/foundry");
    final ImageVolumes images = new ImageVolumes(host.volumes());

    static boolean alive(Owner owner) {
        return owner.equals(LIVING);
    }

    void qcow2(String pool, String name, long capacity) {
        host.volumes().create(pool, VolumeXml.qcow2(name, capacity));
    }

    void overlay(String pool, String name, long capacity, String base) {
        host.volumes().create(pool, VolumeXml.overlay(name, capacity, base, "qcow2"));
    }

    void marker(String pool, String image, Owner owner) {
        String json = "{\"image\":\"" + image + "\",\"work\":{\"owner\":{\"bootId\":\"" + owner.bootId() + "\",\"pid\":"
                + owner.pid() + ",\"startTicks\":" + owner.startTicks() + "},\"started\":\"" + NOW + "\"}}\n";
        host.putVolume(pool, image + ".incomplete", json.getBytes(StandardCharsets.UTF_8));
    }

    /// A machine of Foundry's, complete.
    DomainId machine(String name, List<VolumeRecord> volumes, String... disks) {
        UUID uuid = uuid(name);
        VmMetadata metadata = metadata(name, uuid, DEAD, volumes).complete(List.of());
        return define(name, uuid, MetadataElement.xml(metadata), disks);
    }

    /// A machine of Foundry's whose making is under way or was cut off.
    DomainId unfinished(String name, Owner owner, List<VolumeRecord> volumes) {
        UUID uuid = uuid(name);
        return define(name, uuid, MetadataElement.xml(metadata(name, uuid, owner, volumes)));
    }

    /// A machine of somebody else's.
    DomainId foreign(String name, String... disks) {
        return define(name, uuid(name), null, disks);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static VmMetadata metadata(String name, UUID uuid, Owner owner, List<VolumeRecord> volumes) {
        VirtualMachine document = new VirtualMachine(
                VirtualMachine.API_VERSION, VirtualMachine.KIND, ObjectMeta.named(name), VmSpec.sized(1, 1), null);
        return VmMetadata.creating(uuid, new Work(owner, NOW), document, volumes);
    }

    private DomainId define(String name, UUID uuid, @Nullable String metadata, String... disks) {
        String devices = List.of(disks).stream()
                .map(path -> "<disk type='file'><source file='" + path + "'/><target dev='vd"
                        + (char) ('a' + List.of(disks).indexOf(path)) + "'/></disk>")
                .collect(Collectors.joining());
        DomainId id = host.domains().define("""
                <domain type='kvm'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='KiB'>131072</memory>
                  <vcpu>1</vcpu>
                  <os><type>hvm</type></os>
                  <devices>%s</devices>
                </domain>
                """.formatted(name, uuid, devices));
        if (metadata != null) {
            host.domains().setMetadata(id, MetadataElement.KEY, metadata);
        }
        return id;
    }

    DeletePool deletePool(ImageFiles files, Consumer<VolumeId> deleteImage) {
        return new DeletePool(host, defaults, files, StorageFixture::alive, deleteImage, Progress.SILENT);
    }

    DeletePool deletePool(ImageFiles files) {
        return deletePool(files, this::deleteImage);
    }

    /// As `image delete` would, where nothing stands on it.
    void deleteImage(VolumeId image) {
        host.volumes().delete(image);
    }
}
