package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class PermissionsCheckTest {
    private static final int ADA = 1000;
    private static final int LIBVIRT = 111;

    private final Checks checks = new Checks();

    @Test
    void rootMayDoEverything() {
        assertThat(checks.of("permissions")).isEqualTo("ok: root may do everything\n");
    }

    @Test
    void aMemberOfTheGroupIsLetIn() {
        checks.host.process(ADA, ADA, LIBVIRT);

        assertThat(checks.of("permissions")).isEqualTo("ok: user 'ada' is in group 'libvirt'\n");
    }

    @Test
    void aMemberWhoHasNotLoggedInAgainIsToDoThat() {
        checks.unreached(Kind.DENIED).host.process(ADA, ADA);

        assertThat(checks.of("permissions")).isEqualTo("""
                failed: user 'ada' is in group 'libvirt', and this login began before that
                  log in again
                  or, for one shell: newgrp libvirt
                """);
    }

    @Test
    void whereLibvirtAnswersAllTheSameThatIsAWarning() {
        checks.host.process(ADA, ADA);

        assertThat(checks.of("permissions")).startsWith("warning: user 'ada' is in group 'libvirt', and this login");
    }

    @Test
    void aStrangerIsToJoin() {
        checks.unreached(Kind.DENIED).host.process(ADA, ADA).text("/etc/group", "libvirt:x:111:\n");

        assertThat(checks.of("permissions")).isEqualTo("""
                failed: user 'ada' is not in group 'libvirt', which libvirt trusts
                  join it, then log in again: sudo usermod -aG libvirt $USER
                """);
    }

    @Test
    void aStrangerWhoIsLetInNeedsNoGroup() {
        checks.host.process(ADA, ADA).text("/etc/group", "libvirt:x:111:\n");

        assertThat(checks.of("permissions")).isEqualTo("ok: libvirt lets user 'ada' in without a group\n");
    }

    @Test
    void theGroupThatCountsIsTheSocketsOwn() {
        checks.unreached(Kind.DENIED)
                .host
                .process(ADA, ADA, LIBVIRT)
                .text("/etc/group", "libvirt:x:111:ada\nvirtadmin:x:700:\n")
                .rights(Sockets.MONOLITHIC, 0, 700, 0770);

        assertThat(checks.of("permissions"))
                .startsWith("failed: user 'ada' is not in group 'virtadmin', which libvirt trusts\n");
    }

    @Test
    void withoutAGroupToBeSeenNothingIsKnown() {
        checks.unreached(Kind.DENIED).host.process(ADA, ADA).text("/etc/group", "ada:x:1000:\n");

        assertThat(checks.of("permissions")).startsWith("unknown: no group 'libvirt' is in /etc/group");
    }

    @Test
    void aProcessThatCannotBeReadIsUnknown() {
        checks.host.absent("/proc/self/status");

        assertThat(checks.of("permissions")).isEqualTo("unknown: /proc does not tell who this process is\n");
    }

    @Test
    void aUserOfADirectoryServiceIsNamedByNumber() {
        checks.host.process(70000, 70000, LIBVIRT);

        assertThat(checks.of("permissions")).isEqualTo("ok: user 70000 is in group 'libvirt'\n");
    }

    @Test
    void aLibvirtOfOnesOwnNeedsNoGroup() {
        checks.uri = "qemu:///session";
        checks.host.process(ADA, ADA).absent(Sockets.MONOLITHIC);
        assertThat(checks.of("permissions"))
                .isEqualTo("ok: user 'ada' has a libvirt of one's own, which needs no rights\n");
        checks.host.closed(Sockets.MONOLITHIC);
        assertThat(checks.of("permissions")).isEqualTo("""
                warning: user 'ada' has a libvirt of one's own, which needs no rights; the system's may not be opened
                  to get there, join its group and log in again: sudo usermod -aG libvirt $USER
                """);
    }
}
