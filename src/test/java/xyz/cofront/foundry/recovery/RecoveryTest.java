package xyz.cofront.foundry.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.vm.DestroyOptions;
import xyz.cofront.foundry.vm.DestroyPlan;
import xyz.cofront.foundry.vm.DestroyVm;
import xyz.cofront.foundry.vm.VmFixture;

class RecoveryTest {
    private static final String WEB = VmFixture.document("web", 10);
    private static final String CUT_OFF = "creating VM 'web' was cut off -> DESTROY";
    private static final String COMPLETE = "VM 'web' is complete, and not recorded as such -> RECORD";
    private static final String HALF_GONE = "destroying VM 'web' was cut off -> FINISH";
    private static final VolumeId SEED = new VolumeId(DefaultPools.VMS, "web_cloudinit");

    @Test
    void aTidyHostHasNoFindings() {
        RecoveryFixture fixture = new RecoveryFixture();
        fixture.machines.create(WEB);

        assertThat(fixture.examine()).isEqualTo(new Examination(List.of(), List.of()));
    }

    /// Wherever a create dies, the repair leaves all of it or nothing, and nothing is found any more.
    @Test
    void whereverACreateDiesTheRepairLeavesAllOfItOrNothing() {
        List<String> found = new ArrayList<>();
        for (int call = 0; call < callsOfACreate(); call++) {
            RecoveryFixture fixture = new RecoveryFixture();
            HostSnapshot before = fixture.host.snapshot();
            dieCreating(fixture, call);
            boolean defined = fixture.host.domains().find("web").isPresent();
            List<String> complaints = fixture.complaints();
            found.addAll(complaints);

            List<String> results = fixture.repair();

            assertThat(complaints).as("call %d", call).hasSize(defined ? 1 : 0);
            assertThat(fixture.complaints()).as("call %d", call).isEmpty();
            assertThat(fixture.locks).as("call %d", call).matches(locks -> locks.free());
            if (results.equals(List.of("completed web"))) {
                assertThat(fixture.host.domains().find("web"))
                        .as("call %d", call)
                        .isPresent();
                fixture.machines.destroy("web");
            }
            assertThat(fixture.host.snapshot()).as("call %d", call).isEqualTo(before);
        }
        assertThat(found).containsOnly(CUT_OFF, COMPLETE).contains(CUT_OFF, COMPLETE);
    }

    @Test
    void aMachineThatRunsIsCompleteWhateverItsRecordSays() {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf("domains.setAutostart"));

        List<String> results = fixture.repair();

        assertThat(results).containsExactly("completed web");
        RecoveryFixture whole = new RecoveryFixture();
        whole.machines.create(WEB);
        assertThat(fixture.host.snapshot()).isEqualTo(whole.host.snapshot());
    }

    /// What comes after the seed is there to be asked of nobody: it was not started, and can be.
    @Test
    void aMachineThatWasNotStartedIsCompleteOnceItsSeedIsWhole() {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf("domains.start"));

        assertThat(fixture.complaints()).containsExactly(COMPLETE);
    }

    @Test
    void aMachineWhoseSeedIsNotWholeIsRemoved() {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf("domains.start"));
        long size = fixture.host.volumes().find(SEED).orElseThrow().capacity();
        // Its first file is whole, its second one is not there.
        int half = 26 * 2048;
        fixture.host
                .volumes()
                .upload(SEED, half, size - half, new ByteArrayInputStream(new byte[(int) size - half]), _ -> {});

        assertThat(fixture.complaints()).containsExactly(CUT_OFF);
    }

    @Test
    void aMachineOneOfWhoseVolumesIsMissingIsRemoved() {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf("domains.start"));
        fixture.host.volumes().delete(new VolumeId(DefaultPools.VMS, "web_data-vdb"));

        assertThat(fixture.complaints()).containsExactly(CUT_OFF);
    }

    @Test
    void whatALivingProcessWorksOnIsLeftAlone() {
        for (String call : List.of("volumes.create", "domains.start", "domains.setMetadata")) {
            RecoveryFixture fixture = new RecoveryFixture();
            dieCreating(fixture, callOf(call));
            fixture.alive = owner -> true;
            HostSnapshot before = fixture.host.snapshot();

            List<String> results = fixture.repair();

            assertThat(results).isEmpty();
            assertThat(fixture.examine().notes()).containsExactly("process 42 is creating VM 'web'; it is left alone");
            assertThat(fixture.host.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void whereverADestroyDiesTheRepairFinishesIt() {
        List<String> found = new ArrayList<>();
        for (int call = 0; call < callsOfADestroy(); call++) {
            RecoveryFixture fixture = new RecoveryFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.machines.create(WEB);
            die(fixture, call, () -> fixture.machines.destroy("web"));
            List<String> complaints = fixture.complaints();
            found.addAll(complaints);

            fixture.repair();

            assertThat(fixture.complaints()).as("call %d", call).isEmpty();
            fixture.machines.destroyIfThere("web");
            assertThat(fixture.host.snapshot()).as("call %d", call).isEqualTo(before);
        }
        assertThat(found).containsOnly(HALF_GONE).hasSizeGreaterThan(5);
    }

    @Test
    void aDestroyThatWasToKeepDataDisksKeepsThemWhoeverFinishesIt() {
        DestroyOptions keeping = new DestroyOptions(false, false, true, false, Duration.ZERO);
        for (int call = callOfDestroying("domains.powerOff"); call < callsOfADestroy(); call++) {
            RecoveryFixture fixture = new RecoveryFixture();
            fixture.machines.create(WEB);
            DestroyVm destroyVm = fixture.machines.destroyer();
            DestroyPlan plan = destroyVm.plan("web", keeping).orElseThrow();
            fixture.host.clearCalls();
            fixture.host.dieAt(call);
            Throwable death = catchThrowable(() -> destroyVm.destroy(plan, keeping));
            fixture.host.clearCalls();

            fixture.repair();

            assertThat(fixture.host.domains().find("web")).as("call %d", call).isEmpty();
            assertThat(fixture.host.volumes().list(DefaultPools.VMS))
                    .as("call %d, %s", call, death)
                    .extracting(Volume::name)
                    .containsExactly("web_data-vdb");
        }
    }

    /// Whichever call of a repair fails or is its last, doing it again ends the same.
    @Test
    void aRepairCanFailOrDieAnywhereAndBeDoneAgain() {
        for (String death : List.of("volumes.create", "domains.start", "domains.setMetadata")) {
            for (int call = 0; call < callsOfARepair(death); call++) {
                for (boolean dies : List.of(true, false)) {
                    RecoveryFixture fixture = ill(death);
                    fixture.host.clearCalls();
                    if (dies) {
                        fixture.host.dieAt(call);
                    } else {
                        fixture.host.failAt(call, Kind.FAILED);
                    }
                    Throwable _ = catchThrowable(fixture::repair);
                    fixture.host.clearCalls();
                    fixture.nextProcess();

                    fixture.repair();

                    RecoveryFixture cured = ill(death);
                    cured.repair();
                    assertThat(fixture.host.snapshot())
                            .as("%s, call %d, dies: %s", death, call, dies)
                            .isEqualTo(cured.host.snapshot());
                }
            }
        }
    }

    @Test
    void halfAnImageOfADeadProcessIsRemovedAndThatOfALivingOneStays() {
        RecoveryFixture fixture = new RecoveryFixture();
        HostSnapshot before = fixture.host.snapshot();
        marker(fixture, "dead.qcow2", new Owner("boot", 5, 5));
        fixture.host.putVolume(DefaultPools.IMAGES, "dead.qcow2", new byte[1000]);

        List<String> complaints = fixture.complaints();
        List<String> results = fixture.repair();

        assertThat(complaints).containsExactly("work on image 'foundry-images/dead.qcow2' was cut off -> CLEAR");
        assertThat(results).containsExactly("removed dead.qcow2");
        assertThat(fixture.host.snapshot()).isEqualTo(before);
        marker(fixture, "busy.qcow2", fixture.doctor);
        assertThat(fixture.complaints()).isEmpty();
    }

    /// A pid alone is no proof of whose image it is.
    @Test
    void halfAnImageWhoseMarkerSaysNothingIsFoundAndLeftAlone() {
        RecoveryFixture fixture = new RecoveryFixture();
        fixture.host.putVolume(DefaultPools.IMAGES, "half.qcow2.incomplete", new byte[] {1});
        fixture.host.putVolume(DefaultPools.IMAGES, "half.qcow2", new byte[1000]);
        HostSnapshot before = fixture.host.snapshot();

        List<String> results = fixture.repair();

        assertThat(results)
                .containsExactly("failed: work on 'half.qcow2' in pool 'foundry-images' is under way or was cut"
                        + " off: volume 'half.qcow2.incomplete' is there, and it does not say who made it");
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void volumesThatNobodyClaimsAreFoundAndNeverRemoved() {
        RecoveryFixture fixture = new RecoveryFixture();
        fixture.host.putFile(DefaultPools.VMS, "gone_VARS.fd", new byte[5]);
        fixture.host.putVolume(DefaultPools.VMS, "gone_boot", new byte[5]);

        List<String> complaints = fixture.complaints();
        HostSnapshot before = fixture.host.snapshot();
        List<String> results = fixture.repair();

        assertThat(complaints)
                .containsExactly(
                        "no VM has volume 'foundry-vms/gone_VARS.fd' -> NONE",
                        "no VM has volume 'foundry-vms/gone_boot' -> NONE");
        assertThat(results).isEmpty();
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    /// A clone copies the record, and a rename keeps it: neither is Foundry's to touch.
    @Test
    void aMachineWhoseRecordIsAnothersIsLeftAlone() {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf("volumes.create"));
        String xml = fixture.host
                .domains()
                .definition(fixture.host.domains().find("web").orElseThrow().id());
        fixture.repair();
        fixture.host.domains().define(xml.replace("<name>web</name>", "<name>wub</name>"));
        HostSnapshot before = fixture.host.snapshot();

        List<String> results = fixture.repair();

        assertThat(results).isEmpty();
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void poolsThatCannotBeLookedAtAreSaid() {
        RecoveryFixture fixture = new RecoveryFixture();
        fixture.host.stopPool(DefaultPools.VMS, false);
        fixture.host.keepBusy(DefaultPools.IMAGES, 1000);

        assertThat(fixture.examine().notes())
                .containsExactly(
                        "pool 'foundry-images' could not be looked at anew: pool 'foundry-images' has asynchronous jobs"
                                + " running.",
                        "pool 'foundry-vms' is not active; what lies in it was not looked at");
    }

    private static void marker(RecoveryFixture fixture, String image, Owner owner) {
        String json =
                "{\"image\":\"%s\",\"work\":{\"owner\":{\"bootId\":\"%s\",\"pid\":%d,\"startTicks\":%d},\"started\":\"%s\"}}"
                        .formatted(image, owner.bootId(), owner.pid(), owner.startTicks(), VmFixture.NOW);
        fixture.host.putVolume(DefaultPools.IMAGES, image + ".incomplete", json.getBytes(StandardCharsets.UTF_8));
    }

    private static RecoveryFixture ill(String death) {
        RecoveryFixture fixture = new RecoveryFixture();
        dieCreating(fixture, callOf(death));
        return fixture;
    }

    private static void dieCreating(RecoveryFixture fixture, int call) {
        die(fixture, call, () -> fixture.machines.create(WEB));
    }

    private static void die(RecoveryFixture fixture, int call, Runnable work) {
        fixture.host.clearCalls();
        fixture.host.dieAt(call);
        assertThat(catchThrowable(work::run)).as("call %d", call).isInstanceOf(ProcessDied.class);
        fixture.host.clearCalls();
    }

    private static int callOf(String label) {
        VmFixture fixture = new VmFixture();
        fixture.host.clearCalls();
        fixture.create(WEB);
        return fixture.host.calls().indexOf(label);
    }

    private static int callsOfACreate() {
        VmFixture fixture = new VmFixture();
        fixture.host.clearCalls();
        fixture.create(WEB);
        return fixture.host.calls().size();
    }

    private static int callsOfADestroy() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.clearCalls();
        fixture.destroy("web");
        return fixture.host.calls().size();
    }

    private static int callOfDestroying(String label) {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        DestroyVm destroyVm = fixture.destroyer();
        DestroyPlan plan = destroyVm.plan("web", VmFixture.options()).orElseThrow();
        fixture.host.clearCalls();
        destroyVm.destroy(plan, VmFixture.options());
        return fixture.host.calls().indexOf(label);
    }

    private static int callsOfARepair(String death) {
        RecoveryFixture fixture = ill(death);
        fixture.host.clearCalls();
        fixture.repair();
        return fixture.host.calls().size();
    }
}
