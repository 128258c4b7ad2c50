package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;

final class DestroyVmTest {
    private static final String WEB = VmFixture.document("web", 10);

    @Test
    void bringsTheHostBackToWhatItWas() {
        VmFixture fixture = new VmFixture();
        HostSnapshot before = fixture.host.snapshot();
        fixture.create(WEB);

        fixture.destroy("web");

        assertThat(fixture.host.snapshot()).isEqualTo(before);
        assertThat(fixture.progress.lines())
                .endsWith("Destroying VM 'web'...", "✓ VM stopped", "✓ Storage removed", "✓ Domain undefined");
    }

    @Test
    void leavesMachinesWithSimilarNamesAlone() {
        VmFixture fixture = new VmFixture();
        fixture.create(VmFixture.document("web_db", 11), VmFixture.document("web2", 12));
        HostSnapshot before = fixture.host.snapshot();
        fixture.create(WEB);

        fixture.destroy("web");

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void saysThatThereIsNoSuchMachineTheSecondTime() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB, VmFixture.document("wed", 11));
        fixture.destroy("web");

        assertThatThrownBy(() -> fixture.destroy("web"))
                .isInstanceOf(VmException.class)
                .hasMessage("there is no VM named 'web'")
                .extracting(failure -> ((FoundryException) failure).details())
                .isEqualTo(List.of("did you mean 'wed'?"));
    }

    @Test
    void finishesFromWhereverItDied() {
        VmFixture whole = new VmFixture();
        whole.create(WEB);
        whole.host.clearCalls();
        whole.destroy("web");
        int calls = whole.host.calls().size();
        for (int index = 0; index < calls; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.create(WEB);
            fixture.host.clearCalls();
            fixture.host.dieAt(index);
            assertThatThrownBy(() -> fixture.destroy("web")).isInstanceOf(ProcessDied.class);

            fixture.host.clearCalls();
            fixture.destroyIfThere("web");

            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
        assertThat(calls).isGreaterThan(8);
    }

    @Test
    void finishesWhicheverCallWasRefusedOrLostItsConnection() {
        VmFixture whole = new VmFixture();
        whole.create(WEB);
        whole.host.clearCalls();
        whole.destroy("web");
        int calls = whole.host.calls().size();
        for (int index = 0; index < 2 * calls; index++) {
            VmFixture fixture = new VmFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.create(WEB);
            fixture.host.clearCalls();
            if (index < calls) {
                fixture.host.failAt(index, Kind.FAILED);
            } else {
                fixture.host.loseConnectionAfter(index - calls);
            }
            DestroyVm destroy = new DestroyVm(fixture.connection(), fixture.environment(), fixture.progress);

            Throwable failure = catchThrowable(() -> destroy.plan("web", VmFixture.options())
                    .ifPresent(plan -> destroy.destroy(plan, VmFixture.options())));

            if (failure == null) {
                assertThat(fixture.progress.lines())
                        .as("call %d", index)
                        .anyMatch(line -> line.contains("could not be looked through anew: pools.refresh failed"));
            } else {
                assertThat(failure).as("call %d", index).isInstanceOf(FoundryException.class);
            }
            fixture.host.clearCalls();
            fixture.destroyIfThere("web");

            assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    @Test
    void refusesAForeignMachineAndShowsTheVirshLine() {
        VmFixture fixture = new VmFixture();
        UUID uuid = UUID.fromString("11111111-2222-4333-8444-555555555555");
        fixture.host.domains().define(foreign("old", uuid));
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.destroy("old"))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'old' is not Foundry's to destroy: it was not made by Foundry")
                .extracting(failure -> ((FoundryException) failure).details())
                .isEqualTo(List.of(
                        "remove it yourself: virsh undefine --keep-nvram 11111111-2222-4333-8444-555555555555",
                        "or remove the domain and leave its disks: foundry destroy --force old"));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void treatsACloneAsForeignAndNeverTouchesTheOriginalsDisks() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        HostSnapshot before = fixture.host.snapshot();
        clone(fixture, "web", "copy");

        assertThatThrownBy(() -> fixture.destroy("copy"))
                .hasMessage("VM 'copy' is not Foundry's to destroy: its Foundry metadata was copied from another"
                        + " machine (a clone)");
        DestroyOptions forced = new DestroyOptions(false, true, false, false, Duration.ZERO);
        DestroyVm destroy = fixture.destroyer();
        destroy.destroy(destroy.plan("copy", forced).orElseThrow(), forced);

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void keepsAVolumeThatAnotherDomainUses() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        clone(fixture, "web", "copy");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.delete()).isEmpty();
        assertThat(plan.keep())
                .containsExactlyInAnyOrder(
                        "kept volume 'foundry-vms/web_boot': VM 'copy' uses it",
                        "kept volume 'foundry-vms/web_data-vdb': VM 'copy' uses it",
                        "kept volume 'foundry-vms/web_cloudinit': VM 'copy' uses it",
                        "kept volume 'foundry-vms/web_serial.log': VM 'copy' uses it",
                        "kept volume 'foundry-vms/web_VARS.fd': VM 'copy' uses it");
    }

    @Test
    void keepsAVolumeThatAnotherDomainSpellsInAnotherWay() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host
                .domains()
                .define(foreign("old", UUID.fromString("11111111-2222-4333-8444-555555555555"))
                        .replace(
                                "</domain>",
                                "<devices><disk type='file' device='disk'><source file='/images/..//vms/web_boot'/>"
                                        + "<target dev='vda' bus='virtio'/></disk></devices></domain>"));

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).containsExactly("kept volume 'foundry-vms/web_boot': VM 'old' uses it");
    }

    @Test
    void keepsAVolumeThatAnotherVolumeLiesOn() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.volumes().create(DefaultPools.VMS, VolumeXml.overlay("mine", 4L << 30, "/vms/web_boot", "qcow2"));

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep())
                .containsExactly("kept volume 'foundry-vms/web_boot': volume 'foundry-vms/mine' lies on top of it");
    }

    @Test
    void keepsDataDisksOnRequest() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        DestroyOptions keepData = new DestroyOptions(false, false, true, false, Duration.ZERO);
        DestroyVm destroy = fixture.destroyer();

        destroy.destroy(destroy.plan("web", keepData).orElseThrow(), keepData);

        assertThat(fixture.host.volumes().list(DefaultPools.VMS))
                .extracting(volume -> volume.id().name())
                .containsExactly("web_data-vdb");
    }

    @Test
    void refusesAProtectedMachineWithoutForce() {
        VmFixture fixture = new VmFixture();
        fixture.create(
                WEB.replace("  name: web\n", "  name: web\n  annotations: {foundry.cofront.xyz/protect: \"true\"}\n"));

        assertThatThrownBy(() -> fixture.destroy("web"))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' is protected by its annotation foundry.cofront.xyz/protect");
    }

    @Test
    void leavesAMachineAloneThatALivingProcessIsMaking() {
        VmFixture fixture = new VmFixture();
        fixture.host.dieAt(fixture.host.calls().size() + callOf("volumes.create"));
        assertThatThrownBy(() -> fixture.create(WEB)).isInstanceOf(ProcessDied.class);
        fixture.host.clearCalls();
        Environment other = VmFixture.environment(fixture::nextUuid, new Owner("boot", 7, 7));

        assertThatThrownBy(() -> new DestroyVm(fixture.host, other, fixture.progress).plan("web", VmFixture.options()))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' is in other hands: process 42 is creating it");
    }

    @Test
    void refusesWhileAPoolIsNotActiveForItCannotSeeTheVolumes() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.stopPool(DefaultPools.VMS, false);

        assertThatThrownBy(() -> fixture.destroy("web"))
                .isInstanceOf(StorageException.class)
                .hasMessage("storage pool 'foundry-vms' is not active, so the volumes in it cannot be removed");
        assertThat(fixture.host.domains().find("web")).isPresent();
    }

    @Test
    void cutsThePowerOfAGuestThatDoesNotHeedTheRequest() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.ignoreShutdown("web");
        DestroyOptions patient = new DestroyOptions(false, false, false, false, Duration.ofSeconds(1));
        SteppingClock clock = new SteppingClock(VmFixture.NOW);
        Environment environment = new Environment(
                clock,
                fixture::nextUuid,
                VmFixture.OWNER,
                _ -> true,
                clock::advance,
                Interruption.NONE,
                new MemoryLocks());
        DestroyVm destroy = new DestroyVm(fixture.host, environment, fixture.progress);

        destroy.destroy(destroy.plan("web", patient).orElseThrow(), patient);

        assertThat(fixture.host.domains().find("web")).isEmpty();
        assertThat(fixture.host.calls()).containsOnlyOnce("domains.shutdown").contains("domains.powerOff");
    }

    @Test
    void staysDefinedWhenAVolumeCannotBeDeleted() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.failOn("volumes.delete", Kind.FAILED);

        assertThatThrownBy(() -> fixture.destroy("web")).isInstanceOf(StorageException.class);

        assertThat(fixture.host.domains().find("web")).isPresent();
    }

    /// Somebody puts back an old file under the name of the machine's disk: its times say that Foundry
    /// did not make it.
    @Test
    void doesNotDeleteAVolumeThatIsOlderThanTheMachine() {
        VmFixture fixture = new VmFixture();
        Clock later = Clock.offset(fixture.environment().clock(), Duration.ofSeconds(60));
        Environment environment = new Environment(
                later, fixture::nextUuid, VmFixture.OWNER, _ -> true, _ -> {}, Interruption.NONE, new MemoryLocks());
        fixture.create(environment, WEB);

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.delete()).isEmpty();
        assertThat(plan.keep())
                .contains("kept volume 'foundry-vms/web_boot': it is older than the VM, so Foundry did not make it");
    }

    /// What virtlogd rolls over is the machine's as the log is; a file that was there before it is somebody else's.
    @Test
    void doesNotDeleteARolledOverLogThatIsOlderThanTheMachine() {
        VmFixture fixture = new VmFixture();
        fixture.host.putVolume(DefaultPools.VMS, "web_serial.log.0", new byte[] {1});
        Clock later = Clock.offset(fixture.environment().clock(), Duration.ofSeconds(60));
        Environment environment = new Environment(
                later, fixture::nextUuid, VmFixture.OWNER, _ -> true, _ -> {}, Interruption.NONE, new MemoryLocks());
        fixture.create(environment, WEB);
        fixture.host.pools().refresh(DefaultPools.VMS);
        fixture.host.volumes().delete(new VolumeId(DefaultPools.VMS, "web_serial.log"));

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.delete()).isEmpty();
        assertThat(plan.keep())
                .contains("kept volume 'foundry-vms/web_serial.log.0': it is older than the VM, so Foundry did not"
                        + " make it");
    }

    /// A machine that does not run tells nothing of what its disk stands on, and nor does libvirt of a file outside
    /// every pool.
    @Test
    void keepsADiskThatAForeignOverlayOutsideEveryPoolStandsOn() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.addHostFile("/elsewhere/top");
        fixture.host.files().overlay("/elsewhere/top", "/elsewhere/middle");
        fixture.host.files().overlay("/elsewhere/middle", "/vms/web_data-vdb");
        foreign(fixture, "/elsewhere/top");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).containsExactly("kept volume 'foundry-vms/web_data-vdb': VM 'theirs' uses it");
        assertThat(plan.delete()).contains(new VolumeId(DefaultPools.VMS, "web_boot"));
    }

    @Test
    void keepsADiskThatAForeignMachineHasByAnotherName() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.addHostFile("/link");
        fixture.host.files().link("/link", "/vms/web_boot");
        foreign(fixture, "/link");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).containsExactly("kept volume 'foundry-vms/web_boot': VM 'theirs' uses it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vms/web_boot", "file:/vms/web_boot", "json:{\"file.filename\": \"/vms/web_boot\"}"})
    void keepsADiskThatAnOverlayStandsOnByWhateverName(String name) {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.addHostFile(name);
        fixture.host.volumes().create(DefaultPools.VMS, VolumeXml.overlay("theirs", 1 << 30, name, "qcow2"));

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep())
                .containsExactly("kept volume 'foundry-vms/web_boot': volume 'foundry-vms/theirs' lies on top of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vms/web_boot", "json:{\"file\": {\"filename\": \"/vms/web_boot\"}}"})
    void keepsADiskThatAFileOutsideEveryPoolStandsOn(String name) {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.files().overlay("/elsewhere", name);
        foreign(fixture, "/elsewhere");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).containsExactly("kept volume 'foundry-vms/web_boot': VM 'theirs' uses it");
    }

    @Test
    void tellsOfTheFirmwaresVariablesThatItDidNotMake() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        DomainId id = fixture.host.domains().find("web").orElseThrow().id();
        String definition = fixture.host.domains().definition(id);
        fixture.host.domains().define(definition.replaceFirst("(<nvram[^>]*>)[^<]*<", "$1/elsewhere/web.fd<"));
        fixture.host.files().overlay("/elsewhere/web.fd", "/none");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep())
                .containsExactly("kept file '/elsewhere/web.fd', the firmware's variables: Foundry did not make it");
    }

    /// `virsh attach-disk --live` leaves no trace in the definition.
    @Test
    void keepsADiskThatAForeignMachineGotPluggedIn() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.addHostFile("/elsewhere");
        foreign(fixture, "/elsewhere");
        DomainId theirs = fixture.host.domains().find("theirs").orElseThrow().id();
        fixture.host.domains().start(theirs);
        fixture.host.domains().attach(theirs, """
                <disk type='file'><source file='/vms/web_boot'/><target dev='vdb'/></disk>
                """);

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).containsExactly("kept volume 'foundry-vms/web_boot': VM 'theirs' uses it");
    }

    @Test
    void aRingOfOverlaysHoldsNobody() {
        VmFixture fixture = new VmFixture();
        fixture.create(WEB);
        fixture.host.addHostFile("/a");
        fixture.host.files().overlay("/a", "/b");
        fixture.host.files().overlay("/b", "/a");
        foreign(fixture, "/a");

        DestroyPlan plan = fixture.destroyer().plan("web", VmFixture.options()).orElseThrow();

        assertThat(plan.keep()).isEmpty();
    }

    private static void foreign(VmFixture fixture, String disk) {
        fixture.host.domains().define("""
                <domain type='kvm'><name>theirs</name><memory>1048576</memory><vcpu>1</vcpu><os><type>hvm</type></os>
                <devices><disk type='file'><source file='%s'/><target dev='vda'/></disk></devices></domain>
                """.formatted(disk));
    }

    private static int callOf(String label) {
        VmFixture fixture = new VmFixture();
        int before = fixture.host.calls().size();
        fixture.create(WEB);
        return fixture.host.calls().indexOf(label) - before;
    }

    /// A copy of the definition under another name and UUID, as virt-clone makes it when it keeps the disks.
    private static void clone(VmFixture fixture, String from, String to) {
        DomainId id = fixture.host.domains().find(from).orElseThrow().id();
        String xml = fixture.host.domains().definition(id);
        fixture.host
                .domains()
                .define(xml.replaceFirst("<name>" + from + "</name>", "<name>" + to + "</name>")
                        .replaceFirst(
                                "<uuid>" + id.uuid() + "</uuid>", "<uuid>99999999-2222-4333-8444-555555555555</uuid>"));
    }

    private static String foreign(String name, UUID uuid) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>64</memory>
                  <vcpu>1</vcpu>
                  <os><type arch='x86_64'>hvm</type></os>
                </domain>
                """.formatted(name, uuid);
    }
}
