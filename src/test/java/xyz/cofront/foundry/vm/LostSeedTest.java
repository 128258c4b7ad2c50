package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.change.Origin;
import xyz.cofront.foundry.cloudinit.WrittenSeed;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.MachineReader;
import xyz.cofront.foundry.loader.DocumentWriter;
import xyz.cofront.foundry.storage.DefaultPools;

/// Machines whose seed somebody took out of its drive, or deleted.
class LostSeedTest {
    private static final String OTHER_LABEL = ApplyFixture.DOCUMENT.replace("role: web", "role: db");
    private static final String EMPTY_DRIVE =
            "<disk type='file' device='cdrom'><target dev='sda' bus='scsi'/><readonly/></disk>";
    private static final String TAKEN_OUT = "somebody took the seed out of its drive; it is put back";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEjectedSeedIsDriftAndIsPutBack(boolean running) {
        ApplyFixture fixture = ejected(new ApplyFixture(), running);
        Map<String, String> before = new ApplyFixture().state();

        ChangePlan plan = fixture.plan(ApplyFixture.DOCUMENT).orElseThrow();
        fixture.apply(OTHER_LABEL);

        assertThat(plan.changes())
                .extracting(FieldChange::path, FieldChange::kind, FieldChange::origin, FieldChange::note)
                .containsExactly(tuple("spec.cloudInit", ChangeClass.LIVE, Origin.DRIFT, TAKEN_OUT));
        assertThat(fixture.plan(OTHER_LABEL).orElseThrow().changes()).isEmpty();
        Map<String, String> after = fixture.state();
        assertThat(after.get("labels")).isEqualTo("{role=db}");
        assertThat(after.get("generation")).isEqualTo("1");
        String disks = before.getOrDefault("defined.disks", "").replace("web_cloudinit", "web_cloudinit-g2");
        assertThat(after.get("defined.disks")).isEqualTo(disks);
        assertThat(after.getOrDefault("live.disks", disks)).isEqualTo(disks);
        assertThat(after.get("volumes"))
                .isEqualTo(before.getOrDefault("volumes", "").replace("web_cloudinit", "web_cloudinit-g2"));
        assertThat(userData(fixture, "web_cloudinit-g2")).contains(VmFixture.HASH);
    }

    @Test
    void aDriveThatWasTakenOutComesBackAtTheNextStart() {
        ApplyFixture fixture = new ApplyFixture();
        change(fixture, LostSeedTest::withoutDrive);

        ChangePlan plan = fixture.plan(ApplyFixture.DOCUMENT).orElseThrow();
        fixture.apply(OTHER_LABEL);

        assertThat(plan.changes())
                .extracting(FieldChange::kind, FieldChange::origin)
                .containsExactly(tuple(ChangeClass.RESTART, Origin.DRIFT));
        assertThat(fixture.record().waitingFields()).containsExactly("spec.cloudInit");
        fixture.host.domains().powerOff(fixture.id());
        fixture.host.domains().start(fixture.id());
        assertThat(fixture.plan(OTHER_LABEL).orElseThrow().changes()).isEmpty();
        assertThat(fixture.state().get("live.disks")).contains("sda=web_cloudinit-g2");
    }

    @Test
    void ofAMachineThatIsOffTheReasonIsTold() {
        ApplyFixture fixture = new ApplyFixture();
        change(fixture, LostSeedTest::withoutDrive);

        assertThat(fixture.off().plan(ApplyFixture.DOCUMENT).orElseThrow().changes())
                .extracting(FieldChange::kind, FieldChange::note)
                .containsExactly(tuple(ChangeClass.LIVE, TAKEN_OUT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSeedWhoseVolumeIsGoneIsMadeAnew(boolean ejected) {
        ApplyFixture fixture = ejected ? ejected(new ApplyFixture(), false) : new ApplyFixture().off();
        fixture.host.volumes().delete(new VolumeId(DefaultPools.VMS, "web_cloudinit"));

        ChangePlan plan = fixture.plan(ApplyFixture.DOCUMENT).orElseThrow();
        fixture.apply(OTHER_LABEL);

        assertThat(plan.changes())
                .extracting(FieldChange::origin, FieldChange::note)
                .containsExactly(tuple(Origin.DRIFT, "the volume of the seed is gone; it is made anew"));
        assertThat(fixture.plan(OTHER_LABEL).orElseThrow().changes()).isEmpty();
        fixture.host.domains().start(fixture.id());
        assertThat(userData(fixture, "web_cloudinit-g2")).contains(VmFixture.HASH);
    }

    @Test
    void aPrintedDocumentPutsTheSeedBackWithItsSecrets() {
        ApplyFixture fixture = ejected(new ApplyFixture(), true);

        fixture.apply(printed(fixture));

        assertThat(userData(fixture, "web_cloudinit-g2")).contains(VmFixture.HASH);
    }

    @Test
    void aPrintedDocumentCannotMakeALostSeedAndTheRestIsAppliedAllTheSame() {
        ApplyFixture fixture = ejected(new ApplyFixture(), true);
        fixture.host.volumes().delete(new VolumeId(DefaultPools.VMS, "web_cloudinit"));

        fixture.apply(printed(fixture).replace("role: web", "role: db"));

        assertThat(fixture.state()).containsEntry("labels", "{role=db}");
        assertThat(fixture.machines.progress.lines())
                .contains("note: the seed stays out: the seed of VM 'web' cannot be read, and the document has markers"
                        + " in place of its secrets; write them out");
    }

    @Test
    void aPlaceThatAnotherDiskHasIsLeftToItAndTheRestIsApplied() {
        ApplyFixture fixture = new ApplyFixture();
        fixture.host.addHostFile("/theirs.raw");
        change(
                fixture,
                xml -> withoutDrive(xml)
                        .replace(
                                "</devices>",
                                "<disk type='file' device='disk'><source file='/theirs.raw'/><target dev='sda'/></disk>"
                                        + "</devices>"));

        fixture.apply(OTHER_LABEL);

        assertThat(fixture.state()).containsEntry("labels", "{role=db}");
        assertThat(fixture.machines.progress.lines())
                .contains("note: the seed stays out: another disk of VM 'web' has its place, sda");
        assertThatThrownBy(() -> fixture.apply(OTHER_LABEL.replace("[curl]", "[git]")))
                .isInstanceOf(VmException.class)
                .hasMessage("another disk of VM 'web' has its place, sda");
    }

    @Test
    void whateverCallFailsTheSeedStaysWhereItWas() {
        new ApplyFaults(() -> ejected(new ApplyFixture(), true), OTHER_LABEL, false).requireEachUndone();
    }

    /// As `virsh change-media web sda --eject` does it.
    private static ApplyFixture ejected(ApplyFixture fixture, boolean running) {
        fixture.host.domains().changeMedium(fixture.id(), EMPTY_DRIVE);
        change(fixture, xml -> withoutDrive(xml).replace("</devices>", EMPTY_DRIVE + "</devices>"));
        return running ? fixture : fixture.off();
    }

    /// Changes the definition, and what the running domain has, past Foundry.
    private static void change(ApplyFixture fixture, UnaryOperator<String> edit) {
        String defined = fixture.host.domains().definition(fixture.id());
        fixture.host.domains().define(edit.apply(defined));
        if (!edit.apply(defined).contains("device='cdrom'")
                && MachineReader.read(defined).disk("sda").isPresent()) {
            fixture.host.domains().detach(fixture.id(), EMPTY_DRIVE);
        }
    }

    private static String withoutDrive(String definition) {
        return definition.replaceAll("(?s)<disk (?:(?!</disk>).)*web_cloudinit.*?</disk>", "");
    }

    private static String printed(ApplyFixture fixture) {
        return new DocumentWriter()
                .write(new GetVm(fixture.host, fixture.machines.environment().clock())
                        .get("web")
                        .document());
    }

    private static String userData(ApplyFixture fixture, String volume) {
        byte[] iso = fixture.host.volumes().read(new VolumeId(DefaultPools.VMS, volume), 0, 1 << 20);
        return WrittenSeed.userData(iso).orElseThrow();
    }
}
