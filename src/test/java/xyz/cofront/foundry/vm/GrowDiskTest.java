package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.storage.DefaultPools;

class GrowDiskTest {
    private static final long GIB = 1L << 30;
    private static final VolumeId DATA = new VolumeId(DefaultPools.VMS, "web_data-vdb");

    private VmFixture fixture = made();

    @BeforeEach
    void forget() {
        fixture.host.clearCalls();
    }

    @Test
    void theDiskOfARunningMachineGrowsAndItsGuestIsTold() {
        GrownDisk grown = grow("vdb", 3);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GIB, 3 * GIB, true));
        assertThat(capacity(DATA)).isEqualTo(3 * GIB);
        assertThat(fixture.host.calls()).contains("domains.resizeDisk").doesNotContain("volumes.resize");
    }

    @Test
    void theDiskOfAStoppedMachineGrows() {
        fixture.host.domains().powerOff(id());

        GrownDisk grown = grow("vdb", 3);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GIB, 3 * GIB, false));
        assertThat(capacity(DATA)).isEqualTo(3 * GIB);
        assertThat(fixture.host.calls()).contains("volumes.resize").doesNotContain("domains.resizeDisk");
    }

    @Test
    void theBootDiskGrowsOverItsImage() {
        grow("vda", 8);

        assertThat(capacity(new VolumeId(DefaultPools.VMS, "web_boot"))).isEqualTo(8 * GIB);
        assertThat(record(fixture).document().spec().bootDisk().sizeGB()).isEqualTo(8);
    }

    @Test
    void theRecordKeepsTheNewSizeAndIsOneGenerationYounger() {
        VmMetadata before = record(fixture);

        grow("vdb", 3);

        assertThat(record(fixture))
                .isEqualTo(before.changed(
                        before.document().withSpec(before.document().spec().withDiskSize("vdb", 3))));
        assertThat(record(fixture).generation()).isEqualTo(2);
        assertThat(record(fixture).document().spec().dataDisks().getFirst().sizeGB())
                .isEqualTo(3);
    }

    @Test
    void aDiskOfThatSizeIsLeftAlone() {
        HostSnapshot before = fixture.host.snapshot();

        GrownDisk grown = grow("vdb", 1);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GIB, GIB, true));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shrinkingIsRefused() {
        assertThat(refused(ValidationException.class, "vda", 3))
                .hasMessage("disk 'vda' of VM 'web' has 4 GiB and cannot shrink to 3: what lies behind would be lost");
    }

    @Test
    void aMachineThatIsNotThereIsMissed() {
        VmException missed = catchThrowableOfType(
                VmException.class,
                () -> new GrowDisk(fixture.host, fixture.progress).run(new GrowRequest("wev", "vdb", 3)));

        assertThat(missed).hasMessage("there is no VM named 'wev'");
        assertThat(missed.details()).containsExactly("did you mean 'web'?");
    }

    @Test
    void aDiskThatIsNotThereIsMissed() {
        assertThat(refused(VmException.class, "vdc", 3)).hasMessage("VM 'web' has no disk 'vdc'; it has vda, vdb");
    }

    @Test
    void aForeignMachinesDiskIsNotGrown() {
        String xml = fixture.host.domains().definition(id()).replaceAll("(?s)<metadata>.*</metadata>", "");
        fixture.host.domains().define(xml);

        assertThat(refused(VmException.class, "vdb", 3))
                .hasMessage("the disks of VM 'web' are not Foundry's to grow: it was not made by Foundry");
    }

    @Test
    void theDiskOfAnUnfinishedMachineIsNotGrown() {
        VmMetadata destroying =
                record(fixture).destroying(new xyz.cofront.foundry.metadata.Work(VmFixture.OWNER, VmFixture.NOW));
        fixture.host.domains().setMetadata(id(), MetadataElement.KEY, MetadataElement.xml(destroying));

        assertThat(refused(VmException.class, "vdb", 3))
                .hasMessage("VM 'web' is not complete: its phase is Destroying");
    }

    @Test
    void aMachineWithSnapshotsIsLeftAlone() {
        fixture.host.snapshots("web", 1);

        VmException refused = refused(VmException.class, "vdb", 3);

        assertThat(refused).hasMessage("VM 'web' has snapshots, which a disk of another size does not fit");
        assertThat(refused.details()).containsExactly("'virsh snapshot-list web' shows them");
    }

    /// Such as `qemu-img snapshot -c` makes, of which libvirt knows nothing.
    @Test
    void aVolumeWithASnapshotWithinIsLeftAlone() {
        byte[] header = fixture.host.volumes().read(DATA, 0, 104);
        ByteBuffer.wrap(header).putInt(60, 1);
        fixture.host.volumes().upload(DATA, 0, header.length, new java.io.ByteArrayInputStream(header), _ -> {});

        assertThat(refused(VmException.class, "vdb", 3))
                .hasMessage("VM 'web' has snapshots, which a disk of another size does not fit");
    }

    @Test
    void aVolumeThatAnOverlayStandsOnIsLeftAlone() {
        fixture.host
                .volumes()
                .create(
                        DefaultPools.VMS,
                        xyz.cofront.foundry.libvirtxml.VolumeXml.overlay("upper", GIB, "/vms/web_data-vdb", "qcow2"));

        assertThat(refused(VmException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web' cannot grow: volume 'foundry-vms/upper' lies on top of it");
    }

    @Test
    void aDiskThatIsAnotherVolumeNowIsLeftAlone() {
        fixture.host
                .volumes()
                .create(
                        DefaultPools.VMS,
                        xyz.cofront.foundry.libvirtxml.VolumeXml.overlay("snap", GIB, "/vms/web_data-vdb", "qcow2"));
        String xml = fixture.host.domains().definition(id());
        fixture.host.domains().define(xml.replace("/vms/web_data-vdb", "/vms/snap"));

        assertThat(refused(VmException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web' is volume 'foundry-vms/snap' now, which Foundry did not make;"
                        + " remove the snapshot it belongs to first");
    }

    @Test
    void aDiskInAPoolThatIsNotActiveIsNotFound() {
        fixture.host.stopPool(DefaultPools.VMS, false);

        assertThat(refused(StorageException.class, "vdb", 3))
                .hasMessage("disk 'vdb' of VM 'web', /vms/web_data-vdb, lies in no active pool");
    }

    @Test
    void moreThanThePoolHasIsAWarning() {
        grow("vdb", 200);

        assertThat(fixture.progress.lines())
                .filteredOn(line -> line.startsWith("warn"))
                .singleElement()
                .asString()
                .contains("pool 'foundry-vms' has 1023")
                .contains("free, and the new disks may grow to 203776.0 MiB");
    }

    @Test
    void aPoolWithoutRoomForTheTablesIsRefused() {
        fixture.host.withPool("full", "/full", 8 * 65_536);
        fixture.destroy("web");
        fixture.create(VmFixture.document("web", 10)
                .replace("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1, pool: full}"));
        fixture.host.putVolume("full", "filler", new byte[5 * 65_536]);

        assertThat(refused(StorageException.class, "vdb", 3).getMessage())
                .startsWith("pool 'full' has 0.2 MiB free, and 0.2 MiB are needed at once");
    }

    @Test
    void aLogicalVolumeCannotGrow() {
        fixture.host.withBlockPool("lvm", "/dev/vg0", 100 * GIB);
        fixture.destroy("web");
        fixture.create(VmFixture.document("web", 10)
                .replace("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1, pool: lvm}"));

        assertThat(refused(StorageException.class, "vdb", 3))
                .hasMessage("libvirt cannot resize volumes of pool 'lvm', which is of type logical");
    }

    @Test
    void anAttachedVolumeGrowsAndTheDocumentNamesNoSize() {
        fixture.destroy("web");
        fixture.host.volumes().create(DefaultPools.VMS, xyz.cofront.foundry.libvirtxml.VolumeXml.qcow2("kept", GIB));
        byte[] good = VmFixture.qcow2(1);
        fixture.host
                .volumes()
                .upload(
                        new VolumeId(DefaultPools.VMS, "kept"),
                        0,
                        good.length,
                        new java.io.ByteArrayInputStream(good),
                        _ -> {});
        fixture.create(
                VmFixture.document("web", 10).replace("{device: vdb, sizeGB: 1}", "{device: vdb, volume: kept}"));

        grow("vdb", 3);

        assertThat(capacity(new VolumeId(DefaultPools.VMS, "kept"))).isEqualTo(3 * GIB);
        assertThat(record(fixture).generation()).isEqualTo(1);
    }

    @Test
    void aPoolThatCannotBeRefreshedIsAWarningAlone() {
        fixture.host.failOn("pools.refresh", Kind.BUSY);

        grow("vdb", 3);

        assertThat(fixture.progress.lines())
                .contains("warn pool 'foundry-vms' may show the old size until it is refreshed: pools.refresh failed:"
                        + " injected BUSY");
    }

    /// Nothing half: refused before the disk grew nothing has changed; after it, doing it again records it.
    @Test
    void whicheverCallIsRefusedDoingItAgainFinishesIt() {
        int calls = callsOfAWholeGrow();
        assertThat(calls).isGreaterThan(8);
        for (int index = 0; index < calls - 1; index++) {
            fixture = made();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.clearCalls();
            fixture.host.failAt(index, Kind.FAILED);

            FoundryException failure = catchThrowableOfType(FoundryException.class, () -> grow("vdb", 3));

            assertThat(failure).as("call %d", index).isNotNull();
            boolean grown = fixture.host.volumes().find(DATA).orElseThrow().capacity() == 3 * GIB;
            if (grown) {
                assertThat(failure.details()).contains("run this again to record it");
            } else {
                assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
            }
            finishes(index);
        }
    }

    @Test
    void whicheverCallTheProcessDiesAtDoingItAgainFinishesIt() {
        int calls = callsOfAWholeGrow();
        for (int index = 0; index < calls; index++) {
            fixture = made();
            fixture.host.clearCalls();
            fixture.host.dieAt(index);
            assertThat(catchThrowableOfType(ProcessDied.class, () -> grow("vdb", 3)))
                    .as("call %d", index)
                    .isNotNull();

            finishes(index);
        }
    }

    private void finishes(int index) {
        fixture.host.clearCalls();
        grow("vdb", 3);
        assertThat(capacity(DATA)).as("call %d", index).isEqualTo(3 * GIB);
        assertThat(record(fixture).document().spec().dataDisks().getFirst().sizeGB())
                .as("call %d", index)
                .isEqualTo(3);
        assertThat(record(fixture).generation()).as("call %d", index).isEqualTo(2);
    }

    private int callsOfAWholeGrow() {
        fixture = made();
        fixture.host.clearCalls();
        grow("vdb", 3);
        return fixture.host.calls().size();
    }

    private static VmFixture made() {
        VmFixture fixture = new VmFixture();
        fixture.create(VmFixture.document("web", 10));
        return fixture;
    }

    private GrownDisk grow(String device, int gib) {
        return new GrowDisk(fixture.host, fixture.progress).run(new GrowRequest("web", device, gib));
    }

    private <T extends FoundryException> T refused(Class<T> kind, String device, int gib) {
        HostSnapshot before = fixture.host.snapshot();
        T refused = catchThrowableOfType(kind, () -> grow(device, gib));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
        return refused;
    }

    private long capacity(VolumeId id) {
        return fixture.host.volumes().find(id).orElseThrow().capacity();
    }

    private DomainId id() {
        return fixture.host.domains().find("web").orElseThrow().id();
    }

    private static VmMetadata record(VmFixture fixture) {
        Neighbour machine = Neighbour.read(
                        fixture.host.domains(),
                        fixture.host.domains().find("web").orElseThrow())
                .orElseThrow();
        return List.of(machine.ownership()).stream()
                .map(Ownership.Owned.class::cast)
                .map(Ownership.Owned::metadata)
                .findFirst()
                .orElseThrow();
    }
}
