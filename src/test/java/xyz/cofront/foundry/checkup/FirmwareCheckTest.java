package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.GuestSupport;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class FirmwareCheckTest {
    private static final String FILE = "/usr/share/OVMF/OVMF_CODE_4M.fd";

    private final Checks checks = new Checks();

    @Test
    void firmwareThatIsThereIsNamed() {
        checks.libvirt.withGuests(VirtType.KVM, new GuestSupport(4, true, false, List.of(FILE)));

        assertThat(checks.of("firmware")).isEqualTo("ok: libvirt finds UEFI firmware (1 file), without secure boot\n");
    }

    @Test
    void withoutFirmwareItIsToBeInstalled() {
        checks.libvirt
                .withoutGuests(VirtType.KVM)
                .withGuests(VirtType.QEMU, new GuestSupport(4, false, false, List.of()));

        assertThat(checks.of("firmware")).isEqualTo("""
                failed: libvirt finds no UEFI firmware, which guests have unless they say firmware: bios
                  install it: sudo apt install ovmf
                """);
    }

    @Test
    void firmwareThatIsNamedAndGoneIsToBeInstalled() {
        checks.host.absent(FILE);

        assertThat(checks.of("firmware")).isEqualTo("""
                failed: libvirt names firmware that is not there: /usr/share/OVMF/OVMF_CODE_4M.fd
                  install it: sudo apt install ovmf
                """);
    }

    /// What is not seen may be there.
    @Test
    void firmwareInAFolderThatMayNotBeEnteredIsBelieved() {
        checks.host.hidden(FILE);

        assertThat(checks.of("firmware")).startsWith("ok: ");
    }

    @Test
    void theFirmwareIsThatOfTheWantedGuests() {
        checks.virtType = VirtType.QEMU;
        checks.libvirt.withGuests(VirtType.QEMU, new GuestSupport(4, false, false, List.of()));

        assertThat(checks.of("firmware")).startsWith("failed: libvirt finds no UEFI firmware");
    }

    @Test
    void aLibvirtWithoutGuestsHasNoQemu() {
        checks.libvirt.withoutGuests(VirtType.KVM).withoutGuests(VirtType.QEMU);

        assertThat(checks.of("firmware")).isEqualTo("""
                failed: libvirt offers no guests of QEMU at all
                  install it: sudo apt install qemu-system-x86
                """);
    }

    @Test
    void withoutLibvirtNothingIsKnown() {
        assertThat(checks.unreached(Kind.CONNECTION).of("firmware")).isEqualTo("unknown: libvirt cannot be asked\n");
    }

    @Test
    void aQuestionThatFailsIsToldWithItsReason() {
        checks.libvirt.failOn("host.networks", Kind.FAILED);

        assertThat(checks.of("networks")).startsWith("unknown: libvirt did not tell: ");
        assertThat(checks.of("networks")).startsWith("ok: ");
    }
}
