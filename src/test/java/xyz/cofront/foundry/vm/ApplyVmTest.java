package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.change.Origin;
import xyz.cofront.foundry.cloudinit.WrittenSeed;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.loader.DocumentWriter;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.storage.DefaultPools;

class ApplyVmTest {
    private static final VolumeId DATA = new VolumeId(DefaultPools.VMS, "web_data-vdb");
    /// A bit of everything that is done at once and can be taken back.
    private static final String LIVE = ApplyFixture.DOCUMENT
            .replace("role: web", "role: db")
            .replace("autostart: true", "autostart: false")
            .replace("vcpus: 2\n", "vcpus: 3\n")
            .replace("memoryGiB: 2\n", "memoryGiB: 3\n")
            .replace("packages: [curl]", "packages: [git]")
            .replace("cache: none}\n", "cache: writeback}\n    - {device: vdd, sizeGB: 2}\n")
            .replace("mtu: 1400}\n", "mtu: 1400}\n    - {network: other}\n");

    private static final String OTHER_IMAGE = ApplyFixture.DOCUMENT.replace("debian-13", "debian-12");

    private final ApplyFixture fixture = new ApplyFixture();

    @Test
    void anUnchangedDocumentHasNothingToDoAndTouchesNothing() {
        assertThat(fixture.plan(ApplyFixture.DOCUMENT).orElseThrow().changes()).isEmpty();
        assertThat(fixture.host.calls())
                .noneMatch(call -> call.matches("domains\\.(set|attach|define|start).*|volumes\\.(create|delete).*"));
    }

    @Test
    void whateverCallFailsTheMachineIsAsItWas() {
        new ApplyFaults(ApplyFixture::new, LIVE, false).requireEachUndone();
    }

    @Test
    void whateverCallFailsAReplacedMachineIsTheOldOne() {
        new ApplyFaults(ApplyFixture::new, OTHER_IMAGE, true).requireEachUndone();
    }

    @Test
    void aProcessThatDiesAnywhereLeavesAMachineThatCanBeAppliedToAndDestroyed() {
        int calls = callsOf(LIVE, false);
        for (int index = 0; index < calls; index++) {
            ApplyFixture attempt = new ApplyFixture();
            ChangePlan plan = attempt.plan(LIVE).orElseThrow();
            attempt.host.clearCalls();
            attempt.host.dieAt(index);
            Throwable _ = catchThrowable(() -> attempt.apply(attempt.host, plan, false));
            attempt.host.clearCalls();

            attempt.apply(LIVE);

            assertThat(attempt.plan(LIVE).orElseThrow().toDo())
                    .as("call " + index)
                    .isFalse();
            attempt.machines.destroy("web");
            assertThat(volumes(attempt)).as("call " + index).containsExactly("kept");
        }
    }

    /// It ran, so it runs in the end, whether the same is applied again or something else.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatDiesAnywhereWhileItReplacesLeavesAMachineThatTheNextApplyStarts(boolean theSame) {
        int calls = callsOf(OTHER_IMAGE, true);
        int stopped = 0;
        for (int index = 0; index < calls; index++) {
            ApplyFixture attempt = new ApplyFixture();
            ChangePlan plan = attempt.plan(OTHER_IMAGE).orElseThrow();
            attempt.host.clearCalls();
            attempt.host.dieAt(index);
            Throwable _ = catchThrowable(() -> attempt.apply(attempt.host, plan, true));
            attempt.host.clearCalls();
            stopped += state(attempt).active() ? 0 : 1;

            ChangePlan next = attempt.plan(theSame ? OTHER_IMAGE : LIVE).orElseThrow();
            attempt.apply(attempt.host, next, true);

            assertThat(state(attempt)).as("call " + index).isEqualTo(PowerState.RUNNING);
            assertThat(attempt.record().work()).as("call " + index).isNull();
            attempt.machines.destroy("web");
            assertThat(volumes(attempt)).as("call " + index).containsExactly("kept");
        }
        assertThat(stopped).isPositive();
    }

    private static PowerState state(ApplyFixture attempt) {
        return attempt.host.domains().find("web").orElseThrow().state();
    }

    @Test
    void aNewBootDiskKeepsWhatIsOnTheDataDisks() {
        fixture.host
                .volumes()
                .upload(DATA, 70_000, 5, new ByteArrayInputStream("bytes".getBytes(StandardCharsets.UTF_8)), _ -> {});

        fixture.apply(fixture.host, fixture.plan(OTHER_IMAGE).orElseThrow(), true);

        assertThat(fixture.host.volumes().read(DATA, 70_000, 5)).isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(volumes(fixture))
                .containsExactlyInAnyOrder(
                        "kept",
                        "web_boot-g2",
                        "web_cloudinit-g2",
                        "web_data-vdb",
                        "web_data-vdc",
                        "web_serial.log",
                        "web_VARS-g2.fd");
        assertThat(fixture.record().volumes())
                .extracting(VolumeRecord::name)
                .containsExactlyInAnyOrder(
                        "web_boot-g2",
                        "web_cloudinit-g2",
                        "web_data-vdb",
                        "web_data-vdc",
                        "web_serial.log",
                        "web_VARS-g2.fd");
        assertThat(fixture.host.domains().find("web").orElseThrow().state().active())
                .isTrue();
    }

    @Test
    void snapshotsKeepABootDiskFromBeingReplaced() {
        fixture.host.snapshots("web", 1);
        ChangePlan plan = fixture.plan(OTHER_IMAGE).orElseThrow();

        assertThatThrownBy(() -> fixture.apply(fixture.host, plan, true))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' has snapshots, which do not fit a new boot disk");
    }

    @Test
    void aBootDiskThatAnotherMachineStandsOnIsKept() {
        fixture.machines.create(VmFixture.document("other", 20));
        fixture.host.domains().define("""
                <domain type='qemu'><name>sharer</name><memory>1024</memory><devices>
                <disk type='file' device='disk'><source file='/vms/web_boot'/><target dev='vda'/></disk>
                </devices></domain>
                """);

        fixture.apply(fixture.host, fixture.plan(OTHER_IMAGE).orElseThrow(), true);

        assertThat(volumes(fixture)).contains("web_boot", "web_boot-g2", "other_boot");
        assertThat(fixture.machines.progress.lines())
                .contains("warning: kept volume 'foundry-vms/web_boot': VM 'sharer' uses it");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        ChangePlan plan = fixture.plan(LIVE).orElseThrow();
        fixture.apply(ApplyFixture.DOCUMENT.replace("role: web", "role: cache"));

        assertThatThrownBy(() -> fixture.apply(fixture.host, plan, false))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' was changed by somebody else meanwhile; nothing was applied");
        assertThat(fixture.record().document().metadata().labels()).containsEntry("role", "cache");
    }

    @Test
    void aRecordThatChangedUnderTheWorkUndoesAll() {
        ChangePlan plan = fixture.plan(LIVE).orElseThrow();
        Map<String, String> before = fixture.state();
        fixture.host.before(
                "domains.setVcpus",
                () -> new VmRecords(fixture.host.domains())
                        .rewrite(
                                fixture.id(), fixture.record(), fixture.record().observed(List.of(), List.of())));

        assertThatThrownBy(() -> fixture.apply(fixture.host, plan, false))
                .isInstanceOf(VmException.class)
                .hasMessageContaining("was changed by somebody else meanwhile");
        Map<String, String> after = fixture.state();
        assertThat(after.get("live.vcpus")).isEqualTo(before.get("live.vcpus"));
        assertThat(after.get("defined.disks")).isEqualTo(before.get("defined.disks"));
    }

    @Test
    void whatWaitsIsToldUntilTheMachineIsRestartedByWhomever() {
        fixture.apply(ApplyFixture.DOCUMENT.replace("maxVcpus: 4", "maxVcpus: 8"));
        ApplyFixture waiting = fixture;
        assertThat(conditions()).containsExactly("Ready", "RestartRequired");
        waiting.apply(
                ApplyFixture.DOCUMENT.replace("maxVcpus: 4", "maxVcpus: 8").replace("role: web", "role: db"));
        assertThat(conditions()).containsExactly("Ready", "RestartRequired");

        fixture.host.domains().powerOff(fixture.id());
        assertThat(conditions()).containsExactly("Ready");
        fixture.host.domains().start(fixture.id());

        assertThat(conditions()).containsExactly("Ready");
    }

    @Test
    void whatWaitsIsNoDrift() {
        String document = ApplyFixture.DOCUMENT.replace("maxVcpus: 4", "maxVcpus: 8\n  cpuMode: host-passthrough");
        fixture.apply(document);

        assertThat(fixture.plan(document).orElseThrow().changes())
                .extracting(FieldChange::path, FieldChange::origin)
                .containsExactly(tuple("spec.maxVcpus", Origin.WAITING), tuple("spec.cpuMode", Origin.WAITING));
    }

    @Test
    void driftIsShownAsSuchAndRepaired() {
        fixture.host.domains().setAutostart(fixture.id(), false);
        fixture.host.domains().setVcpus(fixture.id(), 1);

        ChangePlan plan = fixture.plan(ApplyFixture.DOCUMENT).orElseThrow();
        fixture.apply(fixture.host, plan, false);

        assertThat(plan.changes())
                .extracting(FieldChange::path, FieldChange::kind, FieldChange::origin)
                .containsExactly(
                        tuple("spec.vcpus", ChangeClass.LIVE, Origin.DRIFT),
                        tuple("spec.autostart", ChangeClass.LIVE, Origin.DRIFT));
        assertThat(fixture.plan(ApplyFixture.DOCUMENT).orElseThrow().changes()).isEmpty();
        assertThat(fixture.record().generation()).isEqualTo(1);
    }

    @Test
    void driftOfWhatTheDocumentDoesNotNameIsNobodysBusiness() {
        ApplyFixture silent = new ApplyFixture(ApplyFixture.DOCUMENT.replace("  autostart: true\n", ""));
        silent.host.domains().setAutostart(silent.id(), false);

        assertThat(silent.plan(ApplyFixture.DOCUMENT.replace("  autostart: true\n", ""))
                        .orElseThrow()
                        .changes())
                .isEmpty();
    }

    @Test
    void aLostDataDiskIsNotMadeAnewInSilence() {
        fixture.off();
        String without = fixture.host
                .domains()
                .definition(fixture.id())
                .replaceAll("(?s)<disk [^>]*>(?:(?!</disk>).)*web_data-vdb.*?</disk>", "");
        fixture.host.domains().define(without);
        fixture.host.volumes().delete(DATA);

        ChangePlan plan = fixture.plan(ApplyFixture.DOCUMENT).orElseThrow();

        assertThat(plan.changes())
                .extracting(FieldChange::path, FieldChange::kind, FieldChange::origin)
                .containsExactly(tuple("spec.dataDisks[vdb]", ChangeClass.IMPOSSIBLE, Origin.DRIFT));
    }

    @Test
    void aTargetThatAnotherDiskHasIsNotTaken() {
        fixture.host.addHostFile("/theirs.raw");
        fixture.host
                .domains()
                .attach(
                        fixture.id(),
                        "<disk type='file' device='disk'><source file='/theirs.raw'/><target dev='vdd'/></disk>");
        String document =
                ApplyFixture.DOCUMENT.replace("cache: none}\n", "cache: none}\n    - {device: vdd, sizeGB: 1}\n");

        assertThatThrownBy(() -> fixture.apply(document))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cannot become what the document says");
    }

    @Test
    void theDocumentThatGetPrintsChangesNothing() {
        String printed = new DocumentWriter()
                .write(new GetVm(fixture.host, fixture.machines.environment().clock())
                        .get("web")
                        .document());

        assertThat(printed).contains("foundry:secret-kept-in-the-seed-iso");
        assertThat(fixture.plan(printed).orElseThrow().changes()).isEmpty();
    }

    @Test
    void aPrintedDocumentKeepsItsSecretsThroughANewBootDisk() {
        String printed = new DocumentWriter()
                .write(new GetVm(fixture.host, fixture.machines.environment().clock())
                        .get("web")
                        .document());
        String before = userData("web_cloudinit");

        fixture.apply(
                fixture.host,
                fixture.plan(printed.replace("debian-13", "debian-12")).orElseThrow(),
                true);

        assertThat(userData("web_cloudinit-g2")).isEqualTo(before).contains(VmFixture.HASH);
    }

    @Test
    void markersAreNoSecretsToBeSet() {
        String printed = new DocumentWriter()
                .write(new GetVm(fixture.host, fixture.machines.environment().clock())
                        .get("web")
                        .document());

        assertThatThrownBy(() -> fixture.plan(printed.replace("curl", "git")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("write the secrets out");
    }

    @Test
    void aTakenAddressRefusesANewCard() {
        fixture.machines.create(VmFixture.document("other", 20));

        assertThatThrownBy(() -> fixture.apply(ApplyFixture.DOCUMENT.replace(
                        "mtu: 1400}\n", "mtu: 1400}\n    - {ip: 10.77.0.20/24, gateway: 10.77.0.1, bridge: br0}\n")))
                .isInstanceOf(ValidationException.class)
                .extracting(failure -> ((FoundryException) failure).details())
                .asString()
                .contains("address 10.77.0.20 is used by VM 'other' already");
    }

    @Test
    void aTakenOutDiskIsKeptAndNobodys() {
        fixture.off().apply(ApplyFixture.DOCUMENT.replace("    - {device: vdb, sizeGB: 1}\n", ""));
        fixture.machines.destroy("web");

        assertThat(volumes(fixture)).containsExactlyInAnyOrder("kept", "web_data-vdb");
    }

    private List<String> conditions() {
        VmStatus status = Objects.requireNonNull(
                new GetVm(fixture.host, fixture.machines.environment().clock())
                        .get("web")
                        .document()
                        .status());
        return status.conditions().stream().map(Condition::type).toList();
    }

    private String userData(String volume) {
        byte[] iso = fixture.host.volumes().read(new VolumeId(DefaultPools.VMS, volume), 0, 1 << 20);
        return WrittenSeed.userData(iso).orElseThrow();
    }

    private static List<String> volumes(ApplyFixture fixture) {
        fixture.host.pools().refresh(DefaultPools.VMS);
        return fixture.host.volumes().list(DefaultPools.VMS).stream()
                .map(volume -> volume.name())
                .toList();
    }

    private static int callsOf(String document, boolean replace) {
        return new ApplyFaults(ApplyFixture::new, document, replace).calls();
    }
}
