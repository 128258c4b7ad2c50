package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class DaemonCheckTest {
    private final Checks checks = new Checks();

    @Test
    void theOneDaemonThatAnswersIsNamed() {
        assertThat(checks.of("daemon")).isEqualTo("""
                ok: libvirt 9.0.0 answers at qemu:///system (default), libvirtd, the one daemon, at /run/libvirt/libvirt-sock
                """);
    }

    @Test
    void modularDaemonsAreNamed() {
        modular().host.socket("/run/libvirt/virtstoraged-sock").socket("/run/libvirt/virtnetworkd-sock");

        assertThat(checks.of("daemon")).isEqualTo("""
                ok: libvirt 9.0.0 answers at qemu:///system (default), virtqemud, a daemon for each task, at /run/libvirt/virtqemud-sock
                """);
    }

    @Test
    void aModularDaemonWithoutItsCompanionFails() {
        modular().host.socket("/run/libvirt/virtnetworkd-sock");

        assertThat(checks.of("daemon")).endsWith("""
                failed: virtqemud runs, and virtstoraged, which has the pools, has no socket
                  start it: sudo systemctl enable --now virtstoraged.socket
                """);
    }

    @Test
    void bothKindsAtOnceAreAWarning() {
        wholeAndModular().there("/etc/systemd/system/sockets.target.wants/libvirtd.socket");

        assertThat(checks.of("daemon")).endsWith("""
                warning: libvirtd and virtqemud both have sockets, and each knows only the VMs that it started itself
                  keep one of them: sudo systemctl disable --now libvirtd.service libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket
                """);
    }

    /// virtproxyd has the one daemon's socket, for programs that know no other.
    @Test
    void theProxyOfModularDaemonsIsNoSecondDaemon() {
        wholeAndModular().there("/usr/sbin/libvirtd");

        assertThat(checks.of("daemon")).startsWith("ok: ").doesNotContain("warning");
    }

    @Test
    void aDaemonThatIsDownIsToBeStarted() {
        checks.unreached(Kind.CONNECTION)
                .host
                .absent(Sockets.MONOLITHIC)
                .there("/usr/lib/systemd/system/libvirtd.socket");

        assertThat(checks.of("daemon")).isEqualTo("""
                failed: libvirtd does not run: there is no socket /run/libvirt/libvirt-sock
                  start it: sudo systemctl enable --now libvirtd.socket
                  see why it does not run: sudo journalctl -n 50 -u libvirtd
                """);
    }

    @Test
    void modularDaemonsThatAreDownAreToBeStartedTogether() {
        checks.unreached(Kind.CONNECTION).host.absent(Sockets.MONOLITHIC).there("/usr/sbin/virtqemud");

        assertThat(checks.of("daemon")).isEqualTo("""
                failed: virtqemud does not run: there is no socket /run/libvirt/virtqemud-sock
                  start it and its companions: sudo systemctl enable --now virtqemud.socket virtnetworkd.socket virtstoraged.socket
                  see why it does not run: sudo journalctl -n 50 -u virtqemud
                """);
    }

    @Test
    void whereThereIsNoLibvirtItIsToBeInstalled() {
        checks.unreached(Kind.CONNECTION).host.absent(Sockets.MONOLITHIC);

        assertThat(checks.of("daemon")).isEqualTo("""
                failed: libvirt is not installed: there is neither libvirtd nor virtqemud
                  install it: sudo apt install libvirt-daemon-system qemu-system-x86 ovmf
                """);
    }

    @Test
    void otherDistributionsInstallInTheirOwnWay() {
        checks.unreached(Kind.CONNECTION).host.absent(Sockets.MONOLITHIC);

        checks.host.text("/etc/os-release", "NAME=Rocky\nID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n");
        assertThat(checks.of("daemon")).contains("install it: sudo dnf install libvirt-daemon-kvm edk2-ovmf\n");
        checks.host.text("/etc/os-release", "ID=arch\n");
        assertThat(checks.of("daemon")).contains("install it; Debian has it in ");
    }

    @Test
    void aSocketThatMayNotBeOpenedIsADenial() {
        checks.unreached(Kind.CONNECTION).host.closed(Sockets.MONOLITHIC);

        assertThat(checks.of("daemon")).isEqualTo("""
                failed: this user may not open /run/libvirt/libvirt-sock
                  join the group that libvirt trusts, then log in again: sudo usermod -aG libvirt $USER
                  or use a libvirt of your own, which needs no rights, with -c qemu:///session
                """);
    }

    @Test
    void aSocketInAFolderThatMayNotBeEnteredIsADenialToo() {
        checks.unreached(Kind.CONNECTION).host.hidden(Sockets.MONOLITHIC).hidden(Sockets.MODULAR);

        assertThat(checks.of("daemon")).startsWith("failed: this user may not open /run/libvirt/libvirt-sock\n");
    }

    @Test
    void whoIsTurnedAwayAtAnOpenSocketIsToldLibvirtsWords() {
        checks.unreached(Kind.DENIED);

        assertThat(checks.of("daemon")).startsWith("failed: libvirt does not let this user in: cannot connect: sad\n");
    }

    @Test
    void aDaemonThatHangsIsToBeStartedAnew() {
        checks.unreached(Kind.TIMEOUT);

        assertThat(checks.of("daemon")).isEqualTo("""
                failed: /run/libvirt/libvirt-sock is there, and libvirtd does not answer: cannot connect: sad
                  see why: sudo journalctl -n 50 -u libvirtd
                  start it anew; VMs run on: sudo systemctl restart libvirtd
                """);
    }

    @Test
    void ofASocketThatTheUriNamesLibvirtsOwnAdviceIsGiven() {
        checks.uri = "qemu:///system?socket=/no/such/socket";
        checks.unreached(Kind.CONNECTION);

        assertThat(checks.of("daemon")).isEqualTo("failed: cannot connect: sad\n  some advice\n");
    }

    @Test
    void usersOwnDaemonsAndTheTestDriverAreNamed() {
        checks.uri = "qemu:///session";
        assertThat(checks.of("daemon"))
                .isEqualTo("ok: libvirt 9.0.0 answers at qemu:///session (default), this user's own daemon\n");
        checks.uri = "test:///default";
        assertThat(checks.of("daemon"))
                .isEqualTo(
                        "ok: libvirt 9.0.0 answers at test:///default (default), the test driver, which has no daemon\n");
    }

    private MemorySurroundings wholeAndModular() {
        return checks.host
                .socket(Sockets.MODULAR)
                .socket("/run/libvirt/virtstoraged-sock")
                .socket("/run/libvirt/virtnetworkd-sock");
    }

    private Checks modular() {
        return checks.with(host -> host.absent(Sockets.MONOLITHIC).socket(Sockets.MODULAR));
    }
}
