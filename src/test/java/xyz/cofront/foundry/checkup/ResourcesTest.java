package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostInfo;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.libvirtxml.VolumeXml;

/// Room, memory, versions and time.
class ResourcesTest {
    private static final int MIB = 1 << 20;

    private final Checks checks = new Checks();

    @Test
    void freeRoomIsTold() {
        assertThat(checks.of("space")).isEqualTo("ok: no pool is active\n");
        checks.libvirt.withPool("foundry-vms", "/vms", 3L << 30);
        assertThat(checks.of("space")).isEqualTo("ok: free: foundry-vms 3.0 GiB\n");
    }

    @Test
    void littleRoomIsAWarningAndNoneAFailure() {
        checks.libvirt.withPool("ssd", "/ssd", 10 * MIB).putVolume("ssd", "big", new byte[10 * MIB - MIB / 5]);
        assertThat(checks.of("space")).isEqualTo("""
                warning: pool 'ssd' has 0.2 MiB free of 10.0 MiB
                  see what takes the room: foundry storage status
                """);
        checks.libvirt.putVolume("ssd", "rest", new byte[MIB / 5]);
        assertThat(checks.of("space")).isEqualTo("""
                failed: pool 'ssd' has 0.0 MiB free of 10.0 MiB: guests stop when they write
                  see what takes the room: foundry storage status
                """);
    }

    @Test
    void disksThatMayTakeMoreThanIsFreeAreAWarning() {
        checks.libvirt.withPool("ssd", "/ssd", 10 * MIB);
        checks.libvirt.volumes().create("ssd", VolumeXml.qcow2("web_boot", 3L << 30));
        assertThat(checks.of("space")).startsWith("ok: ");
        checks.machine("web", "<disk type='file'><source file='/ssd/web_boot'/><target dev='vda'/></disk>");

        assertThat(checks.of("space")).startsWith("warning: the disks in pool 'ssd' may still take 3.0 GiB, and ");
    }

    @Test
    void machinesThatMayTakeMoreMemoryThanThereIsAreAWarning() {
        checks.machine("web", "");
        checks.libvirt.domains().start(new DomainId(UUID.fromString("11111111-2222-4333-8444-555555555555"), "web"));
        assertThat(checks.of("memory")).isEqualTo("ok: running VMs may take 4.0 GiB of the host's 32.0 GiB\n");
        info("9.0.0", "7.2.0", 3 << 20);
        assertThat(checks.of("memory")).isEqualTo("""
                warning: running VMs may take 4.0 GiB of the host's 3.0 GiB: the kernel ends some when it runs out
                  see which: foundry list
                  stop some, or give them less
                """);
    }

    @Test
    void versionsAreTold() {
        assertThat(checks.of("versions")).isEqualTo("ok: libvirt 9.0.0, its library here 9.0.0, QEMU 7.2.15\n");
    }

    @Test
    void withoutLibvirtTheLibrarysVersionIsToldAlone() {
        assertThat(checks.unreached(Kind.CONNECTION).of("versions"))
                .isEqualTo("unknown: libvirt's library here is 9.0.0; that of its daemon is not known\n");
    }

    @Test
    void theTestDriverHasNoQemu() {
        checks.uri = "test:///default";

        assertThat(checks.of("versions")).isEqualTo("ok: libvirt 9.0.0, its library here 9.0.0\n");
    }

    @Test
    void versionsOlderThanWhatIsTriedAreAWarning() {
        checks.library = "8.10.0";
        info("8.10.0", "6.2.0", 3 << 20);

        assertThat(checks.of("versions")).isEqualTo("""
                warning: libvirt is 8.10.0; Foundry is tried with 9.0.0 and later
                  use a newer release of the distribution, such as Debian 12 or later
                warning: QEMU is 6.2.0; Foundry is tried with 7.2.0 and later
                  use a newer release of the distribution, such as Debian 12 or later
                """);
    }

    @Test
    void aDaemonOlderThanTheLibraryWasNotRestarted() {
        checks.library = "11.3.0";

        assertThat(checks.of("versions")).isEqualTo("""
                warning: libvirt's daemon is 9.0.0 and its library here 11.3.0: it was not restarted after an update, or this is a container
                  restart it; VMs run on: sudo systemctl try-restart libvirtd virtqemud
                """);
    }

    @Test
    void withoutLibvirtsLibraryNothingGoes() {
        checks.library = null;

        assertThat(checks.of("versions")).startsWith("failed: libvirt's library is not installed\n");
    }

    @Test
    void aClockThatIsKeptIsGood() {
        assertThat(checks.of("time")).isEqualTo("ok: systemd-timesyncd has set the clock\n");
    }

    @Test
    void aClockThatIsNotSetYetIsAWarning() {
        checks.host.absent("/run/systemd/timesync/synchronized").there("/run/systemd/timesync");

        assertThat(checks.of("time")).isEqualTo("""
                warning: systemd-timesyncd runs, and has not set the clock since the host started
                  see why: timedatectl timesync-status
                """);
    }

    @Test
    void othersThatKeepTheClockAreNamed() {
        checks.host.absent("/run/systemd/timesync/synchronized").there("/run/chrony/chronyd.pid");

        assertThat(checks.of("time")).isEqualTo("""
                unknown: chronyd keeps the clock; whether it is right, that program tells
                  ask it: chronyc tracking
                """);
    }

    @Test
    void aClockThatNobodyKeepsIsUnknown() {
        checks.host.absent("/run/systemd/timesync/synchronized");

        assertThat(checks.of("time")).isEqualTo("""
                unknown: nothing is seen that keeps the clock right
                  see whether it is right: timedatectl
                """);
    }

    @Test
    void aClockThatCannotBeRightFails() {
        checks.now = Instant.EPOCH;

        assertThat(checks.of("time")).isEqualTo("""
                failed: the clock says 1970: guests begin with that, and no certificate is valid
                  have it set and kept: sudo timedatectl set-ntp true
                """);
    }

    private void info(String libvirt, String qemu, long memoryKib) {
        checks.libvirt.withInfo(info ->
                new HostInfo(info.uri(), info.driver(), libvirt, qemu, info.architecture(), info.cpus(), memoryKib));
    }
}
