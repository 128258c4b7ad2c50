package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolsCheckTest {
    private static final String VMS = "/var/lib/libvirt/images/foundry/vms";
    private static final long GIB = 1L << 30;

    private final Checks checks = new Checks();

    @Test
    void poolsThatAreMadeOnFirstUseAreNotMissed() {
        assertThat(checks.of("pools"))
                .isEqualTo("ok: there are none yet; made on first use: foundry-images, foundry-vms\n");
    }

    @Test
    void poolsThatAreAsTheyShouldBeAreNamed() {
        pool();

        assertThat(checks.of("pools"))
                .isEqualTo("ok: foundry-vms: active, and started with the host; made on first use: foundry-images\n");
    }

    @Test
    void aPoolOfTheSettingsThatIsNotThereIsMissed() {
        checks.vmPool = "my ssd";

        assertThat(checks.of("pools")).isEqualTo("""
                failed: there is no pool 'my ssd', which the settings name
                  make it, with its folder: foundry pool add 'my ssd' dir FOLDER
                  or see which there are: foundry pool list
                """);
    }

    @Test
    void aPoolThatIsNotActiveIsToBeStarted() {
        pool();
        checks.host.there(VMS);
        checks.libvirt.stopPool("foundry-vms", false);

        assertThat(checks.of("pools")).isEqualTo("""
                warning: pool 'foundry-vms' is not active: what lies in it is not seen
                  start it: virsh pool-start foundry-vms
                """);
    }

    @Test
    void aPoolWhoseFolderIsGoneIsToBeMadeFirst() {
        pool();
        checks.libvirt.stopPool("foundry-vms", true);

        assertThat(checks.of("pools")).isEqualTo("""
                failed: pool 'foundry-vms' is not active, and its folder /var/lib/libvirt/images/foundry/vms is gone
                  make the folder, empty: virsh pool-build foundry-vms
                  start it: virsh pool-start foundry-vms
                """);
    }

    @Test
    void aPoolThatDoesNotStartWithTheHostIsAWarning() {
        pool();
        checks.libvirt.withoutAutostartOfPool("foundry-vms");

        assertThat(checks.of("pools")).isEqualTo("""
                warning: pool 'foundry-vms' does not start with the host
                  have it start: virsh pool-autostart foundry-vms
                """);
    }

    @Test
    void aFolderThatQemuMayNotGoThroughIsNamed() {
        pool();
        checks.host
                .rights("/", 0, 0, 0755)
                .rights("/var", 0, 0, 0755)
                .rights("/var/lib", 0, 0, 0750)
                .rights(VMS, 0, 0, 0711);

        assertThat(checks.of("pools")).isEqualTo("""
                warning: QEMU runs as 'libvirt-qemu', who may not go through /var/lib to pool 'foundry-vms'
                  let it through, unless an access control list does: sudo setfacl -m u:libvirt-qemu:x /var/lib
                """);
    }

    @Test
    void qemusGroupsAndOwnFoldersLetItThrough() {
        pool();
        checks.host.rights("/var", 0, 994, 0710).rights("/var/lib", 64055, 0, 0100);

        assertThat(checks.of("pools")).startsWith("ok: ");
    }

    /// The group's bits count for the group, whatever others may do.
    @Test
    void whoIsInTheGroupIsNoOther() {
        pool();
        checks.host.rights("/var", 0, 994, 0705);

        assertThat(checks.of("pools")).startsWith("warning: QEMU runs as 'libvirt-qemu', who may not go through /var ");
    }

    @Test
    void theConfiguredUserIsWhoCounts() {
        pool();
        checks.host
                .text("/etc/libvirt/qemu.conf", "# user = \"nobody\"\n user = \"root\"\n")
                .rights("/var", 0, 0, 0700);

        assertThat(checks.of("pools")).startsWith("ok: ");

        checks.host.text("/etc/libvirt/qemu.conf", "user = \"+1000\"\n");

        assertThat(checks.of("pools")).startsWith("warning: QEMU runs as 'ada', who may not go through /var to");
    }

    @Test
    void inALibvirtOfOnesOwnQemuIsTheUser() {
        pool();
        checks.uri = "qemu:///session";
        checks.host.rights("/var", 0, 0, 0700);

        assertThat(checks.of("pools")).startsWith("ok: ");
    }

    private void pool() {
        checks.libvirt.withPool("foundry-vms", VMS, 100 * GIB);
    }
}
