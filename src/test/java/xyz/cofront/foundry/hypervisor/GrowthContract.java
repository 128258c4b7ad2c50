package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Volumes that grow, and volumes made of others.
public interface GrowthContract extends FileVolumeContract {
    long MIB = 1 << 20;

    @Test
    default void aVolumeGrowsAndKeepsItsBytes() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        byte[] bytes = {1, 2, 3};
        volumes().upload(id, MIB - 3, 3, new ByteArrayInputStream(bytes), done -> {});
        volumes().resize(id, 3 * MIB);
        assertThat(volumes().find(id)).map(Volume::capacity).contains(3 * MIB);
        assertThat(volumes().read(id, MIB - 3, 5)).isEqualTo(new byte[] {1, 2, 3, 0, 0});
    }

    @Test
    default void aQcow2VolumeGrows() {
        createPool("disks");
        VolumeId id = volumes().create("disks", volumeXml("web", "qcow2", MIB)).id();
        volumes().resize(id, 3 * MIB);
        pools().refresh("disks");
        assertThat(volumes().find(id)).map(Volume::capacity).contains(3 * MIB);
    }

    @Test
    default void aVolumeDoesNotShrink() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        assertThat(kindOf(() -> volumes().resize(id, MIB - 512))).isEqualTo(Kind.INVALID);
        assertThat(volumes().find(id)).map(Volume::capacity).contains(MIB);
    }

    /// Its bytes are taken as they are written, so that nothing keeps it from being larger than its pool.
    @Test
    default void aVolumeMayOutgrowItsPool() {
        VolumeId id = createVolume(smallPool(), "web").id();
        volumes().resize(id, 100 * MIB);
        assertThat(volumes().find(id)).map(Volume::capacity).contains(100 * MIB);
    }

    @Test
    default void whatIsNotThereDoesNotGrow() {
        createPool("disks");
        assertThat(kindOf(() -> volumes().resize(new VolumeId("disks", "none"), MIB)))
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    default void aCopyHasTheBytesOfItsSourceFromAnotherPool() {
        createPool("disks");
        createPool("images");
        VolumeId source = createVolume("images", "base.raw").id();
        byte[] bytes = {4, 5, 6};
        volumes().upload(source, 4096, 3, new ByteArrayInputStream(bytes), done -> {});
        Volume copy = volumes().copy("disks", volumeXml("web", "raw", 2 * MIB), source);
        assertThat(copy.id()).isEqualTo(new VolumeId("disks", "web"));
        assertThat(copy.capacity()).isEqualTo(2 * MIB);
        assertThat(volumes().read(copy.id(), 4095, 5)).isEqualTo(new byte[] {0, 4, 5, 6, 0});
    }

    @Test
    default void aCopyDoesNotTakeAnothersName() {
        createPool("disks");
        VolumeId source = createVolume("disks", "base.raw").id();
        createVolume("disks", "web");
        assertThat(kindOf(() -> volumes().copy("disks", volumeXml("web", "raw", MIB), source)))
                .isEqualTo(Kind.ALREADY_EXISTS);
    }

    @Test
    default void whatIsNotThereIsNotCopied() {
        createPool("disks");
        assertThat(kindOf(() -> volumes().copy("disks", volumeXml("web", "raw", MIB), new VolumeId("disks", "none"))))
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(volumes().list("disks")).isEmpty();
    }

    @Test
    default void theDiskOfARunningDomainGrows() {
        createPool("disks");
        Volume volume = volumes().create("disks", volumeXml("web", "qcow2", MIB));
        DomainId id = domains().define(diskXml("web", volume.path()));
        domains().start(id);
        domains().resizeDisk(id, "vda", 3 * MIB);
        domains().powerOff(id);
        pools().refresh("disks");
        assertThat(volumes().find(volume.id())).map(Volume::capacity).contains(3 * MIB);
    }

    @Test
    default void aRunningDomainHasNoDiskThatItWasNotGiven() {
        createPool("disks");
        Volume volume = volumes().create("disks", volumeXml("web", "qcow2", MIB));
        DomainId id = domains().define(diskXml("web", volume.path()));
        domains().start(id);
        assertThat(List.of(
                        kindOf(() -> domains().resizeDisk(id, "vdb", 3 * MIB)),
                        domains().find("web").orElseThrow().state()))
                .isEqualTo(List.of(Kind.INVALID, PowerState.RUNNING));
        domains().powerOff(id);
    }

    private String diskXml(String name, String path) {
        return domainXml(name, UUID.randomUUID()).replace("</domain>", """
                <devices>
                  <disk type='file' device='disk'>
                    <driver name='qemu' type='qcow2'/>
                    <source file='@path@'/>
                    <target dev='vda' bus='virtio'/>
                  </disk>
                </devices>
                </domain>
                """.replace("@path@", path));
    }
}
