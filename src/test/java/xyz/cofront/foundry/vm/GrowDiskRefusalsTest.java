package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;

class GrowDiskRefusalsTest {
    private final GrowFixture fixture = new GrowFixture();

    @Test
    void shrinkingIsRefused() {
        assertThat(fixture.refused(ValidationException.class, "vda", 3))
                .hasMessage("disk 'vda' of VM 'web' has 4 GiB and cannot shrink to 3: what lies behind would be lost");
    }

    @Test
    void whatItHasIsToldToTheHundredth() {
        fixture.host.volumes().resize(new VolumeId(DefaultPools.VMS, "web_boot"), 4 * GrowFixture.GIB + 512);

        assertThat(fixture.refused(ValidationException.class, "vda", 4))
                .hasMessage(
                        "disk 'vda' of VM 'web' has 4.01 GiB and cannot shrink to 4: what lies behind would be lost");
    }

    @Test
    void theDisksOfASavedGuestStayAsItLeftThem() {
        fixture.host.save("web");

        assertThat(fixture.refused(VmException.class, "vda", 8))
                .hasMessageStartingWith("VM 'web' cannot be changed while the state of its guest is saved");
    }

    @Test
    void aMachineThatIsNotThereIsMissed() {
        VmException missed = catchThrowableOfType(
                VmException.class,
                () -> new GrowDisk(fixture.host, fixture.machines.environment(), fixture.machines.progress)
                        .run(new GrowRequest("wev", "vdb", 3)));

        assertThat(missed).hasMessage("there is no VM named 'wev'");
        assertThat(missed.details()).containsExactly("did you mean 'web'?");
    }

    @Test
    void aDiskThatIsNotThereIsMissed() {
        assertThat(fixture.refused(VmException.class, "vdc", 3))
                .hasMessage("VM 'web' has no disk 'vdc'; it has vda, vdb");
    }

    @Test
    void aForeignMachinesDiskIsNotGrown() {
        String xml = fixture.host.domains().definition(fixture.id()).replaceAll("(?s)<metadata>.*</metadata>", "");
        fixture.host.domains().define(xml);

        assertThat(fixture.refused(VmException.class, "vdb", 3))
                .hasMessage("the disks of VM 'web' are not Foundry's to grow: it was not made by Foundry");
    }

    @Test
    void theDiskOfAnUnfinishedMachineIsNotGrown() {
        VmMetadata destroying = fixture.record().destroying(new Work(VmFixture.OWNER, VmFixture.NOW), false);
        fixture.host.domains().setMetadata(fixture.id(), MetadataElement.KEY, MetadataElement.xml(destroying));

        assertThat(fixture.refused(VmException.class, "vdb", 3))
                .hasMessage("VM 'web' is not complete: its phase is Destroying");
    }

    @Test
    void aMachineWithSnapshotsIsLeftAlone() {
        fixture.host.snapshots("web", 1);

        VmException refused = fixture.refused(VmException.class, "vdb", 3);

        assertThat(refused).hasMessage("VM 'web' has snapshots, which a disk of another size does not fit");
        assertThat(refused.details()).containsExactly("'virsh snapshot-list web' shows them");
    }

    /// Such as `qemu-img snapshot -c` makes, of which libvirt knows nothing.
    @Test
    void aVolumeWithASnapshotWithinIsLeftAlone() {
        byte[] header = fixture.host.volumes().read(GrowFixture.DATA, 0, 104);
        ByteBuffer.wrap(header).putInt(60, 1);
        fixture.host.volumes().upload(GrowFixture.DATA, 0, header.length, new ByteArrayInputStream(header), _ -> {});

        assertThat(fixture.refused(VmException.class, "vdb", 3))
                .hasMessage("VM 'web' has snapshots, which a disk of another size does not fit");
    }

    @Test
    void aVolumeThatAnOverlayStandsOnIsLeftAlone() {
        fixture.host
                .volumes()
                .create(DefaultPools.VMS, VolumeXml.overlay("upper", GrowFixture.GIB, "/vms/web_data-vdb", "qcow2"));

        assertThat(fixture.refused(VmException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web' cannot grow: volume 'foundry-vms/upper' lies on top of it");
    }

    @Test
    void aDiskThatIsAnotherVolumeNowIsLeftAlone() {
        fixture.host
                .volumes()
                .create(DefaultPools.VMS, VolumeXml.overlay("snap", GrowFixture.GIB, "/vms/web_data-vdb", "qcow2"));
        String xml = fixture.host.domains().definition(fixture.id());
        fixture.host.domains().define(xml.replace("/vms/web_data-vdb", "/vms/snap"));

        assertThat(fixture.refused(VmException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web' is volume 'foundry-vms/snap' now, which Foundry did not make;"
                        + " remove the snapshot it belongs to first");
    }

    @Test
    void aDiskInAPoolThatIsNotActiveIsNotFound() {
        fixture.host.stopPool(DefaultPools.VMS, false);

        assertThat(fixture.refused(StorageException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web', /vms/web_data-vdb, lies in no active pool");
    }

    @Test
    void aPoolWithoutRoomForTheTablesIsRefused() {
        GrowFixture full = new GrowFixture("{device: vdb, sizeGB: 1, pool: full}");
        full.host.putVolume("full", "filler", new byte[5 * 65_536]);

        assertThat(full.refused(StorageException.class, "vdb", 3))
                .hasMessage("pool 'full' has 0.2 MiB free, and 0.3 MiB are needed at once");
    }

    @Test
    void aLogicalVolumeCannotGrow() {
        GrowFixture logical = new GrowFixture("{device: vdb, sizeGB: 1, pool: lvm}");

        StorageException refused = logical.refused(StorageException.class, "vdb", 3);

        assertThat(refused).hasMessage("libvirt cannot resize volumes of pool 'lvm', which is of type logical");
        assertThat(refused.details())
                .containsExactly(
                        "grow it where it lies, then 'foundry pool refresh lvm', and run this again to record it");
    }
}
