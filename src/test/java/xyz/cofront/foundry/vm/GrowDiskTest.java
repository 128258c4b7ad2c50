package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.storage.DefaultPools;

class GrowDiskTest {
    private final GrowFixture fixture = new GrowFixture();

    @Test
    void theDiskOfARunningMachineGrowsAndItsGuestIsTold() {
        GrownDisk grown = fixture.grow("vdb", 3);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GrowFixture.GIB, 3 * GrowFixture.GIB, true));
        assertThat(fixture.capacity(GrowFixture.DATA)).isEqualTo(3 * GrowFixture.GIB);
        assertThat(fixture.host.calls()).contains("domains.resizeDisk").doesNotContain("volumes.resize");
    }

    @Test
    void theDiskOfAStoppedMachineGrows() {
        fixture.host.domains().powerOff(fixture.id());

        GrownDisk grown = fixture.grow("vdb", 3);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GrowFixture.GIB, 3 * GrowFixture.GIB, false));
        assertThat(fixture.capacity(GrowFixture.DATA)).isEqualTo(3 * GrowFixture.GIB);
        assertThat(fixture.host.calls()).contains("volumes.resize").doesNotContain("domains.resizeDisk");
    }

    @Test
    void theBootDiskGrowsOverItsImage() {
        fixture.grow("vda", 8);

        assertThat(fixture.capacity(new VolumeId(DefaultPools.VMS, "web_boot"))).isEqualTo(8 * GrowFixture.GIB);
        assertThat(fixture.record().document().spec().bootDisk().sizeGB()).isEqualTo(8);
    }

    @Test
    void theRecordKeepsTheNewSizeAndIsOneGenerationYounger() {
        VmMetadata before = fixture.record();

        fixture.grow("vdb", 3);

        assertThat(fixture.record())
                .isEqualTo(before.changed(
                        before.document().withSpec(before.document().spec().withDiskSize("vdb", 3))));
        assertThat(fixture.record().generation()).isEqualTo(2);
        assertThat(fixture.record().document().spec().dataDisks().getFirst().sizeGB())
                .isEqualTo(3);
    }

    @Test
    void aDiskOfThatSizeIsLeftAlone() {
        HostSnapshot before = fixture.host.snapshot();

        GrownDisk grown = fixture.grow("vdb", 1);

        assertThat(grown).isEqualTo(new GrownDisk("web", "vdb", GrowFixture.GIB, GrowFixture.GIB, true));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void moreThanThePoolHasIsAWarning() {
        fixture.grow("vdb", 200);

        assertThat(fixture.machines.progress.lines())
                .filteredOn(line -> line.startsWith("warn"))
                .containsExactly(
                        "warning: pool 'foundry-vms' has 100.0 GiB free, and the new disks may grow to 199.0 GiB");
    }

    @Test
    void anAttachedVolumeGrowsAndTheDocumentNamesNoSize() {
        GrowFixture attached = new GrowFixture("{device: vdb, volume: kept}");

        attached.grow("vdb", 3);

        assertThat(attached.capacity(new VolumeId(DefaultPools.VMS, "kept"))).isEqualTo(3 * GrowFixture.GIB);
        assertThat(attached.record().generation()).isEqualTo(1);
    }

    @Test
    void aPoolThatCannotBeRefreshedIsAWarningAlone() {
        GrowFixture whole = new GrowFixture();
        whole.host.clearCalls();
        whole.grow("vdb", 3);
        fixture.host.clearCalls();
        fixture.host.failAt(whole.host.calls().lastIndexOf("pools.refresh"), Kind.BUSY);

        fixture.grow("vdb", 3);

        assertThat(fixture.machines.progress.lines())
                .contains(
                        "warning: pool 'foundry-vms' may show the old size until it is refreshed: pools.refresh failed:"
                                + " injected BUSY");
    }
}
