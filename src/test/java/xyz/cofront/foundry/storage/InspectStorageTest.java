package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;

class InspectStorageTest {
    private static final long GIB = StorageFixture.GIB;

    private final StorageFixture fixture = new StorageFixture();

    /// A qcow2 volume in memory takes its header of 104 bytes and the path below it.
    @Test
    void disksThatMayGrowAreCommittedAgainstWhatIsFree() {
        fixture.qcow2("fast", "a", 8 * GIB);
        fixture.qcow2("fast", "b", 12 * GIB);
        fixture.qcow2("fast", "spare", 100 * GIB);
        fixture.foreign("vm", "/srv/fast/a", "/srv/fast/b");

        PoolUse fast = pool("fast");

        assertThat(fast.committed()).isEqualTo(20 * GIB - 2 * 104);
        assertThat(fast.available()).isEqualTo(10 * GIB - 3 * 104);
        assertThat(fast.overcommit().orElseThrow()).isBetween(1.999, 2.001);
    }

    @Test
    void imagesAndOtherBasesDoNotGrow() {
        fixture.qcow2("fast", "debian.qcow2", 8 * GIB);
        fixture.overlay("fast", "web_boot", 8 * GIB, "/srv/fast/debian.qcow2");
        fixture.foreign("vm", "/srv/fast/web_boot", "/srv/fast/debian.qcow2");

        assertThat(pool("fast").committed()).isEqualTo(8 * GIB - 104 - "/srv/fast/debian.qcow2".length());
    }

    @Test
    void whereNothingIsCommittedThereIsNoRatio() {
        assertThat(pool("fast").overcommit()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void aFullPoolIsCommittedBeyondMeasure() {
        PoolUse full = new PoolUse("p", true, "dir", Optional.empty(), 10, 10, 0, 1);

        assertThat(full.overcommit()).isEqualTo(OptionalDouble.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void theTenBiggestAreShownBiggestFirst() {
        IntStream.range(0, 12)
                .forEach(number -> fixture.host.putVolume("fast", "v" + (char) ('a' + number), new byte[number % 11]));
        fixture.foreign("vm", "/srv/fast/vk");

        List<VolumeUse> biggest = status().biggest();

        assertThat(biggest)
                .extracting(use -> use.id().name())
                .containsExactly("vk", "vj", "vi", "vh", "vg", "vf", "ve", "vd", "vc", "vb");
        assertThat(biggest.getFirst())
                .isEqualTo(new VolumeUse(new VolumeId("fast", "vk"), 10, 10, "disk", List.of("vm")));
    }

    @Test
    void imagesThatNobodyNeedsAreFound() {
        fixture.qcow2(DefaultPools.IMAGES, "used.qcow2", GIB);
        fixture.overlay("fast", "web_boot", GIB, "/foundry/images/used.qcow2");
        fixture.foreign("web", "/srv/fast/web_boot");
        fixture.qcow2(DefaultPools.IMAGES, "spare.qcow2", GIB);
        fixture.qcow2(DefaultPools.IMAGES, "it's.raw", GIB);
        fixture.qcow2("fast", "theirs.qcow2", GIB);
        fixture.qcow2(DefaultPools.IMAGES, "half.qcow2", GIB);
        fixture.marker(DefaultPools.IMAGES, "half.qcow2", StorageFixture.LIVING);

        assertThat(status().unusedImages())
                .containsExactly(
                        new Finding(
                                "image",
                                "it's.raw",
                                "foundry-images",
                                104,
                                "no VM uses image 'foundry-images/it's.raw'",
                                "foundry image delete 'it'\\''s.raw'"),
                        new Finding(
                                "image",
                                "spare.qcow2",
                                "foundry-images",
                                104,
                                "no VM uses image 'foundry-images/spare.qcow2'",
                                "foundry image delete spare.qcow2"));
    }

    @Test
    void volumesOfMachinesThatAreGoneAreFound() {
        fixture.host.putVolume("fast", "gone_VARS.fd", new byte[5]);
        fixture.qcow2("fast", "gone_data-vdb", GIB);
        fixture.host.putVolume("fast", "gone_serial.log.0", new byte[5]);
        fixture.qcow2("fast", "somebodys", GIB);
        fixture.qcow2("fast", "somebodys_data-vda", GIB);
        fixture.qcow2(DefaultPools.VMS, "stray", GIB);
        fixture.qcow2(DefaultPools.VMS, "web_boot", GIB);
        fixture.machine("web", List.of(new VolumeRecord(VolumeRole.BOOT, DefaultPools.VMS, "web_boot", null)));

        assertThat(status().orphans())
                .containsExactly(
                        new Finding(
                                "volume",
                                "fast/gone_VARS.fd",
                                "",
                                5,
                                "no VM has volume 'fast/gone_VARS.fd'",
                                "virsh vol-delete --pool fast gone_VARS.fd"),
                        new Finding(
                                "volume",
                                "fast/gone_data-vdb",
                                "",
                                104,
                                "no VM has volume 'fast/gone_data-vdb'",
                                "virsh vol-delete --pool fast gone_data-vdb"),
                        new Finding(
                                "volume",
                                "fast/gone_serial.log.0",
                                "",
                                5,
                                "no VM has volume 'fast/gone_serial.log.0'",
                                "virsh vol-delete --pool fast gone_serial.log.0"),
                        new Finding(
                                "volume",
                                "foundry-vms/stray",
                                "",
                                104,
                                "no VM has volume 'foundry-vms/stray'",
                                "virsh vol-delete --pool foundry-vms stray"));
    }

    @Test
    void workThatWasCutOffIsFoundAndWorkThatGoesOnIsNot() {
        fixture.unfinished("dead", StorageFixture.DEAD, List.of());
        fixture.unfinished("busy", StorageFixture.LIVING, List.of());
        fixture.marker(DefaultPools.IMAGES, "half.qcow2", StorageFixture.DEAD);
        fixture.host.putVolume(DefaultPools.IMAGES, "half.qcow2", new byte[1000]);
        fixture.marker(DefaultPools.IMAGES, "now.qcow2", StorageFixture.LIVING);
        fixture.marker("fast", "elsewhere.qcow2", StorageFixture.DEAD);
        Finding download = new Finding("download", "x.part", "", 7, "a download was cut off", "foundry image prune");

        List<Finding> leftovers =
                inspect().run(DefaultPools.IMAGES, List.of(download)).leftovers();

        assertThat(leftovers)
                .extracting(finding ->
                        String.join(", ", finding.resource(), finding.name(), finding.what(), finding.command()))
                .containsExactly(
                        "virtualmachine, dead, creating VM 'dead' was cut off, foundry destroy dead",
                        "image, elsewhere.qcow2, work on image 'fast/elsewhere.qcow2' was cut off,"
                                + " foundry image prune --pool fast",
                        "image, half.qcow2, work on image 'foundry-images/half.qcow2' was cut off,"
                                + " foundry image prune",
                        "download, x.part, a download was cut off, foundry image prune");
        assertThat(leftovers.get(2).bytes()).isGreaterThan(1000);
    }

    @Test
    void aMarkerThatSaysNothingIsFoundToo() {
        fixture.host.putVolume(DefaultPools.IMAGES, "half.qcow2.incomplete", new byte[0]);

        assertThat(status().leftovers()).extracting(Finding::name).containsExactly("half.qcow2");
    }

    @Test
    void aHostWithoutPoolsHasNothingToTell() {
        InMemoryHypervisor bare = new InMemoryHypervisor();

        StorageStatus status =
                new InspectStorage(bare, fixture.images, StorageFixture::alive).run(DefaultPools.IMAGES, List.of());

        assertThat(status).isEqualTo(new StorageStatus(List.of(), List.of(), List.of(), List.of(), List.of()));
        assertThat(bare.pools().list()).isEmpty();
    }

    @Test
    void lookingChangesNothingWhicheverCallIsRefused() {
        fixture.foreign("vm");
        fixture.marker("fast", "half.qcow2", StorageFixture.DEAD);
        HostSnapshot before = fixture.host.snapshot();
        fixture.host.clearCalls();
        status();
        int calls = fixture.host.calls().size();
        assertThat(calls).isEqualTo(7);
        for (int index = 0; index < calls; index++) {
            fixture.host.clearCalls();
            fixture.host.failAt(index, Kind.FAILED);

            assertThat(catchThrowableOfType(StorageException.class, this::status))
                    .as("call %d", index)
                    .hasMessageStartingWith("could not look at the storage: ");
            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    private PoolUse pool(String name) {
        return status().pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private StorageStatus status() {
        return inspect().run(DefaultPools.IMAGES, List.of());
    }

    private InspectStorage inspect() {
        return new InspectStorage(fixture.host, fixture.images, StorageFixture::alive);
    }
}
