package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class DenialsCheckTest {
    private static final String WEB = "11111111-2222-4333-8444-555555555555";
    private static final String KERN = "/var/log/kern.log";
    private static final String AUDIT = "/var/log/audit/audit.log";

    private final Checks checks = new Checks();

    @Test
    void whereNothingGuardsNothingIsDenied() {
        checks.host.text("/sys/module/apparmor/parameters/enabled", "N\n");

        assertThat(checks.of("denials")).isEqualTo("ok: neither AppArmor nor SELinux is on\n");
    }

    @Test
    void aDenialOfAMachineIsToldWithItsName() {
        apparmor();
        checks.machine("web", "");
        checks.host.text(KERN, denied(1, 3600, "/srv/a.qcow2") + denied(2, 60, "/srv/b.qcow2"));

        assertThat(checks.of("denials")).isEqualTo("""
                warning: AppArmor kept VM 'web' from 'open' of /srv/b.qcow2: 2 times in the last day, the last at 2026-03-01T11:59:00Z
                  its disks are allowed by themselves; other files, where the VM needs them, by a line with the path and its rights
                  the file for such lines: sudoedit /etc/apparmor.d/local/abstractions/libvirt-qemu
                """);
    }

    @Test
    void withoutLibvirtItHasItsProfilesName() {
        apparmor();
        checks.unreached(Kind.CONNECTION).host.text(KERN, denied(1, 60, "/srv/a"));

        assertThat(checks.of("denials"))
                .startsWith("warning: AppArmor kept 'libvirt-" + WEB + "' from 'open' of /srv/a: once in the last day");
    }

    @Test
    void oneEventInSeveralLogsCountsOnceAndOldOnesNotAtAll() {
        apparmor();
        checks.host
                .text(KERN, denied(1, 60, "/srv/a") + denied(2, 90_000, "/srv/old"))
                .text("/var/log/syslog", denied(1, 60, "/srv/a"));

        assertThat(checks.of("denials")).contains("once in the last day").doesNotContain("old");
    }

    @Test
    void quietLogsAreNamed() {
        apparmor();
        checks.host.text(KERN, "kernel: all is well\n");

        assertThat(checks.of("denials"))
                .isEqualTo("ok: AppArmor kept no VM from anything in the last day, by /var/log/kern.log\n");
    }

    @Test
    void aLogThatMayNotBeReadLeavesItOpen() {
        apparmor();
        checks.host.text(KERN, "").closed(AUDIT);

        assertThat(checks.of("denials")).isEqualTo("""
                unknown: AppArmor is on, and this user may not read /var/log/audit/audit.log
                  look as root: sudo foundry doctor
                """);
    }

    @Test
    void theJournalIsNotRead() {
        apparmor();

        assertThat(checks.of("denials")).isEqualTo("""
                unknown: AppArmor is on, and no log of the kernel's messages may be read
                  see the journal: sudo journalctl -k --since -1d --no-pager -g 'apparmor="DENIED"|avc: *denied.*svirt'
                """);
    }

    /// As on Debian 12 and later, where the journal alone keeps them on disk.
    @Test
    void theKernelsMemoryIsReadToo() {
        apparmor();
        checks.host.kernelLog("<6>[ 1.5] all is well\n");
        assertThat(checks.of("denials"))
                .isEqualTo("ok: AppArmor kept no VM from anything in the last day, by the kernel's log in memory\n");
        checks.host.kernelLog(denied(1, 60, "/srv/a").replaceFirst(".* kernel: ", "<5>"));
        assertThat(checks.of("denials"))
                .startsWith("warning: AppArmor kept 'libvirt-" + WEB + "' from 'open' of /srv/a");
    }

    @Test
    void selinuxesDenialsAreThoseOfGuests() {
        checks.host.text("/sys/fs/selinux/enforce", "1").text(AUDIT, """
                        type=AVC msg=audit(%1$d.000:7): avc:  denied  { read open } for  pid=1 comm="qemu-kvm" path="/srv/x" dev="dm-0" scontext=system_u:system_r:svirt_t:s0:c1,c2 tcontext=a tclass=file permissive=0
                        type=AVC msg=audit(%1$d.000:8): avc:  denied  { read } for  pid=1 comm="httpd" name="y" scontext=system_u:system_r:httpd_t:s0 tcontext=a tclass=file permissive=0
                        """.formatted(stamp(60)));

        assertThat(checks.of("denials")).isEqualTo("""
                warning: SELinux kept 'system_u:system_r:svirt_t:s0:c1,c2' from 'read open' of /srv/x: once in the last day, the last at 2026-03-01T11:59:00Z
                  see what it would take: sudo ausearch -m avc -ts today | audit2why
                  give files that were moved their labels back: sudo restorecon -Rv /var/lib/libvirt/images
                """);
    }

    @Test
    void theContextOfARunningMachineTellsWhichItIs() {
        checks.machine("web", "", "<seclabel type='static'><label>s:r:svirt_tcg_t:s0:c1,c2</label></seclabel>")
                .host
                .text("/sys/fs/selinux/enforce", "1")
                .text(
                        AUDIT,
                        "audit(%d.000:7): avc:  denied  { read } for  name=\"x\" scontext=s:r:svirt_tcg_t:s0:c1,c2 \n"
                                .formatted(stamp(60)));
        assertThat(checks.of("denials"))
                .startsWith("warning: SELinux kept 's:r:svirt_tcg_t:s0:c1,c2' from 'read' of x");

        checks.libvirt.domains().start(new DomainId(UUID.fromString(WEB), "web"));

        assertThat(checks.of("denials")).startsWith("warning: SELinux kept VM 'web' from 'read' of x: once");
    }

    @Test
    void namesInHexadecimalDigitsAreRead() {
        apparmor();
        checks.host.text(KERN, denied(1, 60, "/srv/a").replace("\"/srv/a\"", "2F7372762F6120621B"));

        assertThat(checks.of("denials")).contains(" of /srv/a b\u001b: ");
    }

    @Test
    void whatOthersWroteIntoTheLogIsPassedOver() {
        apparmor();
        checks.host.text(KERN, """
                apparmor="DENIED" profile="libvirt-x" without a stamp
                audit(999999999999.000:1): apparmor="DENIED" operation="open" profile="libvirt-x" name="far"
                audit(1.000:1): apparmor="DENIED" profile="/usr/bin/man" name="another"
                audit(nonsense): avc:  denied
                """ + "x".repeat(9000) + denied(9, 60, "/long"));

        assertThat(checks.of("denials"))
                .contains("'libvirt-x'")
                .doesNotContain("another")
                .doesNotContain("/long");
    }

    @Test
    void libvirtsHelperIsOfInterestToo() {
        apparmor();
        checks.host.text(KERN, denied(1, 60, "/srv/a").replace("libvirt-" + WEB, "virt-aa-helper"));

        assertThat(checks.of("denials")).startsWith("warning: AppArmor kept 'virt-aa-helper' from 'open' of /srv/a");
    }

    @Test
    void aMachineThatIsGoneHasItsProfilesName() {
        apparmor();
        checks.machine("web", "").host.text(KERN, denied(1, 60, "/srv/a"));
        checks.libvirt.domains().undefine(new DomainId(UUID.fromString(WEB), "web"));

        assertThat(checks.of("denials")).contains("kept 'libvirt-" + WEB + "'");
    }

    private void apparmor() {
        checks.host.text("/sys/module/apparmor/parameters/enabled", "Y\n");
    }

    private static long stamp(long secondsAgo) {
        return Checks.NOW.minus(Duration.ofSeconds(secondsAgo)).getEpochSecond();
    }

    /// As Debian's kernel writes it, by syslog.
    private static String denied(int serial, long secondsAgo, String path) {
        Instant at = Checks.NOW.minusSeconds(secondsAgo);
        return ("%s host kernel: [  1.5] audit: type=1400 audit(%d.000:%d): apparmor=\"DENIED\" operation=\"open\""
                        + " class=\"file\" profile=\"libvirt-%s\" name=\"%s\" pid=4 comm=\"qemu-system-x86\""
                        + " requested_mask=\"r\" denied_mask=\"r\" fsuid=64055 ouid=0\n")
                .formatted(at, stamp(secondsAgo), serial, WEB, path);
    }
}
