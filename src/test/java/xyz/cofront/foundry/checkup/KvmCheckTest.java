package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class KvmCheckTest {
    private static final String DEVICE = "/dev/kvm";
    private static final String CPU = "/proc/cpuinfo";

    private final Checks checks = new Checks();

    @Test
    void aDeviceThatOpensAndIsOfferedIsGood() {
        assertThat(checks.of("kvm")).isEqualTo("ok: /dev/kvm opens, and libvirt offers KVM\n");
    }

    @Test
    void withoutTheDeviceTheProcessorTellsWhichModule() {
        checks.host.absent(DEVICE);
        assertThat(checks.of("kvm")).isEqualTo("""
                warning: there is no /dev/kvm; guests are emulated, which is slow
                  load the kernel's module: sudo modprobe kvm_intel
                """);
        checks.host.text(CPU, "flags : fpu svm\n");
        assertThat(checks.of("kvm")).endsWith("sudo modprobe kvm_amd\n");
        checks.host.text(CPU, "Features : fp asimd\n");
        assertThat(checks.of("kvm")).endsWith("sudo modprobe kvm\n");
    }

    @Test
    void aProcessorThatCannotSaysWhy() {
        checks.host.absent(DEVICE).text(CPU, "flags : fpu\n");
        assertThat(checks.of("kvm")).isEqualTo("""
                warning: there is no /dev/kvm: the processor shows neither vmx nor svm; guests are emulated, which is slow
                  switch virtualisation (VT-x, AMD-V, SVM) on in the settings of the host's firmware
                """);
        checks.host.text(CPU, "flags : fpu hypervisor\n");
        assertThat(checks.of("kvm")).isEqualTo("""
                warning: there is no /dev/kvm: this host is a VM itself, and has neither vmx nor svm; guests are emulated, which is slow
                  have the host that it runs on allow nested virtualisation
                """);
    }

    @Test
    void whoWantsKvmAloneFailsWithoutIt() {
        checks.virtType = VirtType.KVM;
        checks.host.absent(DEVICE);

        assertThat(checks.of("kvm")).isEqualTo("""
                failed: there is no /dev/kvm, and virtType is kvm
                  load the kernel's module: sudo modprobe kvm_intel
                """);
    }

    @Test
    void whoWantsEmulationNeedsNone() {
        checks.virtType = VirtType.QEMU;
        checks.host.absent(DEVICE);

        assertThat(checks.of("kvm")).isEqualTo("ok: there is no /dev/kvm; not needed, for virtType is qemu\n");
    }

    /// As on the clouds whose kernels make the device without the hardware.
    @Test
    void aDeviceWithoutTheHardwareIsDoubtful() {
        checks.host.text(CPU, "flags : fpu hypervisor\n");
        assertThat(checks.of("kvm")).isEqualTo("""
                warning: /dev/kvm opens and libvirt offers KVM, but the processor has neither vmx nor svm: guests may hang or die
                  where they do, have them emulated: export FOUNDRY_VIRT_TYPE=qemu
                """);
        checks.virtType = VirtType.QEMU;
        assertThat(checks.of("kvm"))
                .isEqualTo("ok: /dev/kvm opens, and the processor has neither vmx nor svm; not needed, for virtType is"
                        + " qemu\n");
    }

    @Test
    void aDeviceThatLibvirtDoesNotOfferIsLookedAtAnew() {
        checks.libvirt.withoutGuests(VirtType.KVM);

        assertThat(checks.of("kvm")).isEqualTo("""
                warning: /dev/kvm is there, and libvirt does not offer KVM; guests are emulated, which is slow
                  see whose it is; QEMU's user must be able to open it: ls -l /dev/kvm
                  have libvirt look again; VMs run on: sudo systemctl restart libvirtd
                """);
    }

    @Test
    void aDeviceThatNotEvenRootOpensIsForbiddenFromOutside() {
        checks.host.closed(DEVICE);

        assertThat(checks.of("kvm")).isEqualTo("""
                warning: /dev/kvm is there, and cannot be opened even by root; guests are emulated, which is slow
                  in a container, have it allow the device
                """);
    }

    @Test
    void aUsersOwnGuestsNeedTheUsersOwnRights() {
        checks.uri = "qemu:///session";
        checks.host.process(1000, 1000).closed(DEVICE).rights(DEVICE, 0, 994, 0660);

        assertThat(checks.of("kvm")).isEqualTo("""
                warning: this user may not open /dev/kvm; guests are emulated, which is slow
                  join its group, then log in again: sudo usermod -aG kvm $USER
                """);
    }

    @Test
    void theSystemsGuestsDoNot() {
        checks.host.process(1000, 1000, 111).closed(DEVICE);

        assertThat(checks.of("kvm"))
                .isEqualTo("ok: libvirt offers KVM; this user may not open /dev/kvm, which the system's QEMU may\n");
    }

    @Test
    void withoutLibvirtTheDeviceAloneTellsLittle() {
        checks.unreached(Kind.CONNECTION);
        assertThat(checks.of("kvm")).isEqualTo("unknown: /dev/kvm opens; whether libvirt offers KVM is not known\n");
        checks.host.process(1000, 1000).closed(DEVICE);
        assertThat(checks.of("kvm")).isEqualTo("unknown: /dev/kvm is there; whether libvirt offers KVM is not known\n");
    }

    @Test
    void theTestDriverHasNoGuests() {
        checks.uri = "test:///default";

        assertThat(checks.of("kvm")).isEqualTo("unknown: the test driver has no guests\n");
        assertThat(checks.of("firmware")).isEqualTo("unknown: the test driver has no guests\n");
    }
}
