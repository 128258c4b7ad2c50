package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;

final class CreateVmTest {
    private static final String WEB = VmFixture.document("web", 10);

    /// libvirt would follow it, and write where it leads as root.
    @Test
    void aLinkInThePlaceOfAVolumeIsRefused() {
        VmFixture fixture = new VmFixture();
        fixture.host.files().link("/vms/web_boot", "/etc/cron.d/evil");
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.create(VmFixture.document("web", 10)))
                .isInstanceOf(ValidationException.class)
                .extracting(failure -> ((FoundryException) failure).details())
                .isEqualTo(List.of("web: metadata.name: /vms/web_boot is in the way of volume 'foundry-vms/web_boot':"
                        + " something that is no volume, such as a link; look at it and take it away"));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void makesARunningMachineWithItsVolumesAndSaysEachStep() {
        VmFixture fixture = new VmFixture();

        List<Outcome> outcomes = fixture.create(WEB);

        assertThat(outcomes).containsExactly(new Outcome.Done("web", true));
        assertThat(fixture.host.domains().find("web").orElseThrow().state()).isEqualTo(PowerState.RUNNING);
        assertThat(volumes(fixture)).containsExactly("web_boot", "web_cloudinit", "web_data-vdb");
        assertThat(fixture.progress.lines())
                .containsExactly(
                        "Creating VM 'web'...",
                        "✓ Configuration validated",
                        "✓ Domain defined",
                        "✓ Storage created (4 GiB boot + 1 GiB data)",
                        "✓ Cloud-init ISO generated",
                        "✓ VM started");
    }

    @Test
    void keepsThePasswordHashOutOfTheDefinitionAndItsMetadata() {
        VmFixture fixture = new VmFixture();

        fixture.create(WEB);

        assertThat(fixture.host
                        .domains()
                        .definition(
                                fixture.host.domains().find("web").orElseThrow().id()))
                .doesNotContain(VmFixture.HASH)
                .contains("foundry:secret-kept-in-the-seed-iso");
        byte[] iso = fixture.host.volumes().read(new VolumeId(DefaultPools.VMS, "web_cloudinit"), 0, 1 << 20);
        assertThat(new String(iso, StandardCharsets.ISO_8859_1)).contains(VmFixture.HASH);
    }

    @Test
    void refusesADocumentWithEverythingThatIsWrongOnThisHostAtOnce() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        String broken = WEB.replace("debian-13", "debian-12")
                .replace("bridge: br0", "bridge: br1")
                .replace("vcpus: 2", "vcpus: 300");
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.create(broken))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .containsExactly(
                                        "web: metadata.name: a VM of this name exists already",
                                        "web: spec.vcpus: 300 is more than a guest can have on this host (255)",
                                        "web: spec.networkInterfaces[0].bridge: no active bridge 'br1' on this host"
                                                + " (there is br0); did you mean 'br0'?",
                                        "web: spec.networkInterfaces[0].ip: address 10.77.0.10 is used by VM 'web' already",
                                        "web: spec.bootDisk.image: there is no image 'debian-12.qcow2' in pool"
                                                + " 'foundry-images'; did you mean 'debian-13.qcow2'?"));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void refusesTwoDocumentsOfOneNameAndAddressBeforeMakingEither() {
        VmFixture fixture = new VmFixture();

        assertThatThrownBy(() -> fixture.create(WEB, WEB))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .containsExactly(
                                        "web: metadata.name: another document has the same name",
                                        "web: spec.networkInterfaces[0]: address 10.77.0.10 is used twice among these"
                                                + " documents"));
        assertThat(fixture.host.domains().list(true)).isEmpty();
    }

    @Test
    void refusesADiskSmallerThanItsImage() {
        VmFixture fixture = new VmFixture();

        assertThatThrownBy(() -> fixture.create(WEB.replace("sizeGB: 4", "sizeGB: 1")))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .containsExactly(
                                        "web: spec.bootDisk.sizeGB: the image is larger than the disk; it needs at"
                                                + " least 2 (GiB)"));
    }

    @Test
    void doesNotOverwriteAFileThatLibvirtHasNotSeenYet() {
        VmFixture fixture = new VmFixture();
        fixture.host.putFile(DefaultPools.VMS, "web_serial.log", new byte[] {1});
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.create(WEB))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .singleElement()
                                .asString()
                                .contains("volume 'foundry-vms/web_serial.log' exists already"));
        assertThat(fixture.host.domains().list(true)).isEmpty();
        assertThat(before.things().keySet())
                .containsAll(fixture.host.snapshot().things().keySet());
    }

    /// A firmware's variables that somebody kept would boot, and go, with the new machine.
    @Test
    void doesNotTakeOverAFirmwaresVariables() {
        VmFixture fixture = new VmFixture();
        fixture.host.putFile(DefaultPools.VMS, "web_VARS.fd", new byte[] {1});

        assertThatThrownBy(() -> fixture.create(WEB))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .singleElement()
                                .asString()
                                .contains("volume 'foundry-vms/web_VARS.fd' exists already"));
    }

    /// The heart of the promise: whichever call is refused, the host is as it was, and the refusal is what is reported.
    @ParameterizedTest
    @EnumSource(names = {"FAILED", "NO_SPACE", "BUSY", "DENIED"})
    void leavesTheHostAsItWasWhicheverCallIsRefused(Kind kind) {
        int calls = callsOfAWholeCreate();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.failAt(index, kind);

            FoundryException failure = failureOf(fixture);

            assertThat(failure.getCause())
                    .as("call %d", index)
                    .isInstanceOfSatisfying(
                            HypervisorException.class,
                            cause -> assertThat(cause.kind()).isEqualTo(kind));
            assertThat(failure.exitCode()).as("call %d", index).isIn(4, 5);
            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    /// A connection that is lost once the call is done cannot undo; `destroy` then brings it to nothing.
    @Test
    void isRemovedByDestroyWhicheverCallTheConnectionIsLostAfter() {
        int calls = callsOfAWholeCreate();
        Set<Integer> codes = new TreeSet<>();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.loseConnectionAfter(index);
            codes.add(failureOf(fixture).exitCode());

            fixture.host.clearCalls();
            fixture.destroyIfThere("web");

            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
        assertThat(codes).containsExactly(3);
    }

    /// As after `kill -9`: not even undoing gets anything done.
    @Test
    void isRemovedByDestroyWhicheverCallTheProcessDiesAt() {
        int calls = callsOfAWholeCreate();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.dieAt(index);
            assertThatThrownBy(() -> fixture.create(WEB)).isInstanceOf(ProcessDied.class);

            fixture.host.clearCalls();
            fixture.destroyIfThere("web");

            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    @Test
    void makesTheOthersWhenOneOfSeveralFails() {
        VmFixture fixture = new VmFixture();
        fixture.host.failOn("domains.start", Kind.FAILED);

        List<Outcome> outcomes = fixture.create(WEB, VmFixture.document("db", 11));

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done("db", true));
        assertThat(volumes(fixture)).containsExactly("db_boot", "db_cloudinit", "db_data-vdb");
    }

    /// A second fault inside the undoing: the first failure is told, and what is left one destroy removes.
    @Test
    void isRemovedByDestroyWhicheverTwoCallsAreRefused() {
        int calls = callsOfAWholeCreate();
        for (int first = 0; first < calls; first++) {
            for (int second = first + 1; second < calls + 10; second++) {
                VmFixture fixture = new VmFixture();
                HostSnapshot before = fixture.host.snapshot();
                fixture.host.failAt(first, Kind.FAILED);
                fixture.host.failAt(second, Kind.NO_SPACE);

                FoundryException failure = failureOf(fixture);

                assertThat(failure.getCause())
                        .as("calls %d and %d", first, second)
                        .isInstanceOfSatisfying(
                                HypervisorException.class,
                                cause -> assertThat(cause.kind()).isEqualTo(Kind.FAILED));
                fixture.host.clearCalls();
                fixture.destroyIfThere("web");
                assertThat(fixture.host.snapshot())
                        .as("calls %d and %d", first, second)
                        .isEqualTo(before);
            }
        }
    }

    /// As after Ctrl-C, whenever it comes.
    @Test
    void leavesTheHostAsItWasWheneverItIsInterrupted() {
        for (int index = 0; index < 8; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            int[] left = {index};
            Environment environment = fixture.environment().endedBy(() -> {
                if (left[0]-- == 0) {
                    throw new CancelledException("interrupted by SIGINT", 2);
                }
            });

            List<Outcome> outcomes = fixture.create(environment, WEB, VmFixture.document("db", 11));

            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().exitCode()).isEqualTo(130));
            assertThat(fixture.host.snapshot()).as("check %d", index).isEqualTo(before);
        }
    }

    private static int callsOfAWholeCreate() {
        VmFixture fixture = new VmFixture();
        fixture.host.clearCalls();
        fixture.create(WEB);
        int calls = fixture.host.calls().size();
        assertThat(calls).isGreaterThan(10);
        return calls;
    }

    /// The failure of a create, whether it ends all of it or one machine's part.
    private static FoundryException failureOf(VmFixture fixture) {
        List<FoundryException> failures = new ArrayList<>();
        try {
            fixture.create(fixture.connection(), WEB).stream()
                    .flatMap(outcome ->
                            outcome instanceof Outcome.Failed failed ? Stream.of(failed.failure()) : Stream.empty())
                    .forEach(failures::add);
        } catch (FoundryException failure) {
            failures.add(failure);
        }
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    private static List<String> volumes(VmFixture fixture) {
        return fixture.host.volumes().list(DefaultPools.VMS).stream()
                .map(volume -> volume.id().name())
                .toList();
    }
}
