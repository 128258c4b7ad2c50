package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.config.OutputFormat;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.Inspection;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmRow;

class PrintersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final long GIB_IN_KIB = 1L << 20;

    @Test
    void theTableIsThatOfTheDesign() {
        MachineList machines = rows(
                row("my-vm", PowerState.RUNNING, 4, 8 * GIB_IN_KIB, "10.20.30.40"),
                row("test-vm", PowerState.RUNNING, 2, 4 * GIB_IN_KIB, "10.20.30.41"),
                row("old-vm", PowerState.SHUT_OFF, 4, 8 * GIB_IN_KIB, ""));

        assertThat(Printers.of(OutputFormat.TABLE, CLOCK).list(machines)).isEqualTo("""
                        NAME     STATE     VCPUS  MEMORY  IP ADDRESS
                        my-vm    running   4      8 GiB   10.20.30.40
                        test-vm  running   2      4 GiB   10.20.30.41
                        old-vm   shut off  4      8 GiB   -
                        """);
    }

    @Test
    void noMachinesAreATableOfHeadings() {
        assertThat(Printers.of(OutputFormat.TABLE, CLOCK).list(rows()))
                .isEqualTo("NAME  STATE  VCPUS  MEMORY  IP ADDRESS\n");
    }

    @Test
    void tableAndNameAskForNoDetails() {
        MachineList machines = new MachineList(List::of, () -> {
            throw new AssertionError("details cost a call a machine");
        });

        assertThat(Printers.of(OutputFormat.NAME, CLOCK).list(machines)).isEmpty();
        assertThat(Printers.of(OutputFormat.TABLE, CLOCK).list(machines)).startsWith("NAME");
    }

    @Test
    void noFormatSendsAForeignCharacterToTheTerminal() {
        String hostile = "a\u001b[2J\u202e\u200b";
        MachineList machines = MachineList.known(List.of(foreign(hostile, List.of(hostile))));

        for (OutputFormat format : OutputFormat.values()) {
            Printer printer = Printers.of(format, CLOCK);
            String all = printer.list(machines)
                    + printer.described(machines.details().get(), false)
                    + printer.created(machines.details().get())
                    + printer.destroyed(List.of(hostile));
            assertThat(all)
                    .as(format.word())
                    .doesNotContain("\u001b", "\u202e", "\u200b")
                    .containsIgnoringCase("u202e");
        }
    }

    @Test
    void aForeignMachineIsDescribedByWhatLibvirtTells() {
        assertThat(Printers.of(OutputFormat.TABLE, CLOCK)
                        .described(List.of(foreign("alien", List.of("one", "two"))), false))
                .isEqualTo("""
                        Name:         alien
                        UUID:         00000000-0000-0001-0000-000000000002
                        State:        shut off
                        Phase:        Stopped
                        Owner:        foreign
                        vCPUs:        2
                        Memory:       512 MiB
                        Autostart:    no
                        IP address:   -
                        Conditions:
                          TYPE   STATUS  REASON     MESSAGE
                          Ready  False   VMStopped  VM is stopped
                        Notes:        one
                                      two
                        """);
    }

    @Test
    void wideMarksForeignMachines() {
        assertThat(Printers.of(OutputFormat.WIDE, CLOCK).list(MachineList.known(List.of(foreign("alien", List.of())))))
                .isEqualTo("""
                        NAME   STATE     VCPUS  MEMORY   IP ADDRESS  UUID                                  AUTOSTART  POOL  IMAGE  AGE  CONDITIONS   OWNER
                        alien  shut off  2      512 MiB  -           00000000-0000-0001-0000-000000000002  no         -     -      -    Ready=False  foreign
                        """);
    }

    @Test
    void imagesShowWhetherTheyCanBeUsed() {
        List<Image> images = List.of(
                image("fine.raw", Optional.of(new Inspection.Raw(1L << 31))),
                image("bad.raw", Optional.of(new Inspection.Refused(List.of("it is empty")))),
                image("hidden.raw", Optional.empty()));

        assertThat(Printers.of(OutputFormat.TABLE, CLOCK).images(images)).isEqualTo("""
                        NAME        FORMAT  VIRTUAL  SIZE   DIGEST  SOURCE  AGE  USED BY
                        fine.raw    raw     2 GiB    1 MiB  -       -       2h   0
                        bad.raw     raw     2 GiB    1 MiB  -       -       2h   0
                        hidden.raw  raw     2 GiB    1 MiB  -       -       2h   0
                        """);
        assertThat(Printers.of(OutputFormat.WIDE, CLOCK).images(images)).isEqualTo("""
                        NAME        FORMAT  VIRTUAL  SIZE   DIGEST  SOURCE  AGE  USED BY  STATUS    POOL            PATH
                        fine.raw    raw     2 GiB    1 MiB  -       -       2h   0        ready     foundry-images  /images/fine.raw
                        bad.raw     raw     2 GiB    1 MiB  -       -       2h   0        unusable  foundry-images  /images/bad.raw
                        hidden.raw  raw     2 GiB    1 MiB  -       -       2h   0        unknown   foundry-images  /images/hidden.raw
                        """);
        assertThat(Printers.of(OutputFormat.YAML, CLOCK).images(images.subList(1, 2)))
                .contains("usable: false", "it is empty");
    }

    private static Image image(String name, Optional<Inspection> verdict) {
        return new Image(
                name,
                "foundry-images",
                "/images/" + name,
                DiskFormat.RAW,
                1L << 31,
                1L << 20,
                verdict,
                Optional.empty(),
                Optional.of(CLOCK.instant().minusSeconds(7200)),
                List.of());
    }

    private static MachineList rows(VmRow... rows) {
        return new MachineList(() -> List.of(rows), List::of);
    }

    private static VmRow row(String name, PowerState state, int vcpus, long kib, String address) {
        Optional<Ipv4Address> parsed = address.isEmpty() ? Optional.empty() : Optional.of(Ipv4Address.parse(address));
        return new VmRow(new DomainId(new UUID(1, 2), name), state, vcpus, kib, parsed);
    }

    private static VmDetail foreign(String name, List<String> notes) {
        ObjectMeta metadata = new ObjectMeta(name, Map.of(), Map.of(), new UUID(1, 2).toString(), null, null);
        Condition ready = new Condition("Ready", ConditionStatus.FALSE, CLOCK.instant(), "VMStopped", "VM is stopped");
        VirtualMachine document = new VirtualMachine(
                VirtualMachine.API_VERSION,
                VirtualMachine.KIND,
                metadata,
                VmSpec.sized(2, 1),
                new VmStatus(Phase.STOPPED, List.of(ready), null));
        VmRow row = row(name, PowerState.SHUT_OFF, 2, GIB_IN_KIB / 2, "");
        return new VmDetail(row, document, false, true, "", notes);
    }
}
