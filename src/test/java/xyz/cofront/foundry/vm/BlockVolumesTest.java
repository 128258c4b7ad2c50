package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;

/// Machines whose disks are logical volumes.
class BlockVolumesTest {
    private static final long GIB = 1L << 30;
    private static final String WEB = document("web").replace("memoryGiB: 1", "memoryGiB: 1\n  storagePool: lvm");

    @Test
    void theBootDiskIsACopyOfTheImageAndTheSeedAFile() {
        VmFixture fixture = fixture();

        fixture.create(WEB);

        assertThat(fixture.host.domains().find("web").orElseThrow().state()).isEqualTo(PowerState.RUNNING);
        assertThat(names(fixture.host, "lvm")).containsExactly("web_boot", "web_data-vdb");
        fixture.host.pools().refresh(DefaultPools.VMS);
        assertThat(names(fixture.host, DefaultPools.VMS))
                .containsExactly("web_VARS.fd", "web_cloudinit", "web_serial.log");
        assertThat(fixture.host.calls()).containsOnlyOnce("volumes.copy").containsOnlyOnce("domains.define");
        assertThat(fixture.host.volumes().find(new VolumeId("lvm", "web_boot")).orElseThrow())
                .satisfies(volume -> {
                    assertThat(volume.path()).isEqualTo("/dev/vg0/web_boot");
                    assertThat(volume.capacity()).isEqualTo(4 * GIB);
                    assertThat(volume.allocation()).isEqualTo(4 * GIB);
                });
    }

    @Test
    void aDataDiskMayBeALogicalVolumeBesideABootDiskThatIsAFile() {
        VmFixture fixture = fixture();

        fixture.create(document("web").replace("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1, pool: lvm}"));

        assertThat(names(fixture.host, "lvm")).containsExactly("web_data-vdb");
        assertThat(names(fixture.host, DefaultPools.VMS)).contains("web_boot", "web_cloudinit");
        assertThat(fixture.host.calls()).doesNotContain("volumes.copy");
        assertThat(definition(fixture, "web"))
                .contains("<disk device=\"disk\" type=\"block\">")
                .contains("<source dev=\"/dev/vg0/web_data-vdb\"/>")
                .contains("<source file=\"/vms/web_boot\"/>");
    }

    @Test
    void anEmptyBootDiskIsMadeWithoutACopy() {
        VmFixture fixture = fixture();

        fixture.create(WEB.replace("image: debian-13.qcow2", "empty: true"));

        assertThat(names(fixture.host, "lvm")).contains("web_boot");
        assertThat(fixture.host.calls()).doesNotContain("volumes.copy");
    }

    @Test
    void destroyTakesTheLogicalVolumesAndTheFiles() {
        VmFixture fixture = fixture();
        HostSnapshot before = fixture.host.snapshot();
        fixture.create(WEB);

        fixture.destroy("web");

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aLogicalVolumeThatWasKeptIsAttachedAsItIs() {
        VmFixture fixture = fixture();
        fixture.create(WEB);
        DestroyOptions keep = new DestroyOptions(false, false, true, false, Duration.ZERO);
        DestroyVm destroy = fixture.destroyer();
        destroy.destroy(destroy.plan("web", keep).orElseThrow(), keep);

        fixture.create(
                document("db").replace("{device: vdb, sizeGB: 1}", "{device: vdb, volume: web_data-vdb, pool: lvm}"));

        assertThat(definition(fixture, "db"))
                .contains("type=\"block\"")
                .contains("<source dev=\"/dev/vg0/web_data-vdb\"/>")
                .contains("type=\"raw\"");
        assertThat(fixture.host.domains().find("db").orElseThrow().state()).isEqualTo(PowerState.RUNNING);
    }

    @Test
    void aLogicalVolumeTakesItsWholeSizeAtOnce() {
        VmFixture fixture = new VmFixture();
        fixture.host.withBlockPool("lvm", "/dev/vg0", 4 * GIB);

        assertThat(refused(fixture, WEB))
                .containsExactly("web: spec.storagePool: pool 'lvm' has 4.0 GiB free, and 5.0 GiB are needed at once");
        assertThatThrownBy(() -> fixture.create(WEB)).isInstanceOf(StorageException.class);
    }

    @Test
    void anImageNamedByItsPathIsCopiedIfItLiesInAPool() {
        VmFixture fixture = fixture();
        fixture.host.withPool("elsewhere", "/elsewhere", GIB);
        fixture.host.putVolume("elsewhere", "a.qcow2", VmFixture.qcow2(2));

        fixture.create(WEB.replace("debian-13.qcow2", "/elsewhere/a.qcow2"));

        assertThat(fixture.host.calls()).contains("volumes.copy");
    }

    @Test
    void anImageOutsideOfEveryPoolCannotBeCopied(@TempDir Path folder) throws IOException {
        Path image = Files.write(folder.resolve("a.qcow2"), VmFixture.qcow2(2));

        assertThat(refused(fixture(), WEB.replace("debian-13.qcow2", image.toString())))
                .containsExactly("web: spec.bootDisk.image: an image outside of every pool cannot be copied to a block"
                        + " device; import it: 'foundry image import " + image + "'");
    }

    @Test
    void anImageOnABlockDeviceIsRefused() {
        VmFixture fixture = fixture();
        fixture.host.putVolume("lvm", "a.qcow2", VmFixture.qcow2(2));

        assertThat(refused(fixture, document("web").replace("image: debian-13.qcow2", "image: 'lvm:a.qcow2'")))
                .containsExactly(
                        "web: spec.bootDisk.image: images need a pool of files, and pool 'lvm' is of type logical");
    }

    @Test
    void seedLogAndVariablesNeedAPoolOfFiles() {
        VmFixture fixture = fixture();
        fixture.host.pools().stop(DefaultPools.VMS);
        fixture.host.pools().undefine(DefaultPools.VMS);
        fixture.host.withBlockPool(DefaultPools.VMS, "/dev/vg1", 100 * GIB);

        assertThat(refused(fixture, WEB))
                .contains(
                        "web: spec.storagePool: seed, serial log and firmware variables need a pool of files, and pool 'foundry-vms' is"
                                + " of type logical");
    }

    @Test
    void foundrysPoolIsMadeForSeedAndLogWhereItIsMissing() {
        VmFixture fixture = fixture();
        fixture.host.pools().stop(DefaultPools.VMS);
        fixture.host.pools().undefine(DefaultPools.VMS);

        fixture.create(WEB);

        assertThat(names(fixture.host, DefaultPools.VMS)).contains("web_cloudinit");
    }

    @Test
    void withoutSeedLogAndVariablesNoPoolOfFilesIsNeeded() {
        VmFixture fixture = fixture();
        fixture.host.pools().stop(DefaultPools.VMS);
        fixture.host.pools().undefine(DefaultPools.VMS);
        String bare = WEB.substring(0, WEB.indexOf("  cloudInit:"))
                .replace("vcpus: 2", "vcpus: 2\n  serialLog: false\n  firmware: bios");

        fixture.create(bare);

        assertThat(fixture.host.pools().find(DefaultPools.VMS)).isEmpty();
        assertThat(names(fixture.host, "lvm")).containsExactly("web_boot", "web_data-vdb");
    }

    @Test
    void theVariablesOfTheFirmwareAloneNeedFoundrysPool() {
        VmFixture fixture = fixture();
        String bare = WEB.substring(0, WEB.indexOf("  cloudInit:")).replace("vcpus: 2", "vcpus: 2\n  serialLog: false");

        fixture.create(bare);

        fixture.host.pools().refresh(DefaultPools.VMS);
        assertThat(names(fixture.host, DefaultPools.VMS)).containsExactly("web_VARS.fd");
    }

    @Test
    void aSeedThatIsThereInFoundrysPoolIsNotOverwritten() {
        VmFixture fixture = fixture();
        fixture.host.putVolume(DefaultPools.VMS, "web_cloudinit", new byte[] {1});

        assertThat(refused(fixture, WEB))
                .singleElement()
                .asString()
                .contains("volume 'foundry-vms/web_cloudinit' exists already");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "NO_SPACE"})
    void leavesTheHostAsItWasWhicheverCallIsRefused(Kind kind) {
        int calls = callsOfAWholeCreate();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = fixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.failAt(index, kind);

            assertThat(failed(fixture)).as("call %d", index).isTrue();
            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    @Test
    void isRemovedByDestroyWhicheverCallTheProcessDiesAt() {
        int calls = callsOfAWholeCreate();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = fixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.dieAt(index);
            assertThat(catchThrowableOfType(ProcessDied.class, () -> fixture.create(WEB)))
                    .as("call %d", index)
                    .isNotNull();

            fixture.host.clearCalls();
            fixture.destroyIfThere("web");

            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    private static int callsOfAWholeCreate() {
        VmFixture fixture = fixture();
        fixture.host.clearCalls();
        fixture.create(WEB);
        return fixture.host.calls().size();
    }

    private static boolean failed(VmFixture fixture) {
        try {
            return fixture.create(WEB).getFirst() instanceof Outcome.Failed;
        } catch (FoundryException beforeAnythingWasMade) {
            return true;
        }
    }

    private static VmFixture fixture() {
        VmFixture fixture = new VmFixture();
        fixture.host.withBlockPool("lvm", "/dev/vg0", 100 * GIB);
        return fixture;
    }

    private static String document(String name) {
        return VmFixture.document(name, 10 + name.length());
    }

    private static List<String> refused(VmFixture fixture, String document) {
        Set<String> before = Set.copyOf(names(fixture.host, "lvm"));
        FoundryException refused = catchThrowableOfType(FoundryException.class, () -> fixture.create(document));
        assertThat(fixture.host.domains().list(true)).isEmpty();
        assertThat(names(fixture.host, "lvm")).containsExactlyInAnyOrderElementsOf(before);
        return refused.details();
    }

    private static String definition(VmFixture fixture, String name) {
        return fixture.host
                .domains()
                .definition(fixture.host.domains().find(name).orElseThrow().id());
    }

    private static List<String> names(InMemoryHypervisor host, String pool) {
        return host.volumes().list(pool).stream()
                .map(volume -> volume.id().name())
                .toList();
    }
}
