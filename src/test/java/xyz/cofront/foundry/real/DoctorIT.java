package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor says of the lab's host, ill in one way at a time; and that doing what it says mends it.
@Tag("program")
final class DoctorIT {
    /// nobody, of nogroup.
    private static final String USER = "65534";

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void theLabIsWell() {
        RealFoundry.Result result = foundry.run("doctor");

        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.out())
                .startsWith("CHECK        STATE")
                .containsPattern("\ndaemon +ok +libvirt [0-9.]+ answers at qemu:///system \\(default\\), ")
                .containsPattern("\npermissions +ok +root may do everything\n")
                .containsPattern("\nfirmware +ok +libvirt finds UEFI firmware \\(\\d files?\\), ")
                .containsPattern("\npools +ok +foundry-images, foundry-vms: active, and started with the host\n")
                .containsPattern("\nnetworks +ok +")
                .containsPattern("\nbridges +ok +br0, br1; no VM lacks its bridge\n")
                .containsPattern("\nspace +ok +free: foundry-images [0-9.]+ GiB, foundry-vms [0-9.]+ GiB\n")
                .containsPattern("\nmemory +ok +running VMs may take 0.0 MiB of the host's [0-9.]+ GiB\n")
                .containsPattern("\nversions +ok +libvirt [0-9.]+, its library here [0-9.]+, QEMU [0-9.]+\n")
                .endsWith("\nNothing is left of interrupted work\n");
        assertThat(foundry.run("doctor", "-o", "name")).isEqualTo(new RealFoundry.Result(0, "", ""));
    }

    /// The lab's own trial, a real guest, is the judge.
    @Test
    void whereGuestsDieUnderKvmTheDoctorDoubtsIt() {
        RealFoundry undecided = new RealFoundry(Map.of("FOUNDRY_VIRT_TYPE", "auto"));
        String kvm = line(undecided.run("doctor"), "kvm");

        if (System.getenv("FOUNDRY_VIRT_TYPE").equals("kvm")) {
            assertThat(kvm).matches("kvm +ok +/dev/kvm opens, and libvirt offers KVM");
        } else {
            assertThat(kvm).matches("kvm +warning +.*(guests may hang or die|guests are emulated, which is slow)");
        }
    }

    @Test
    void aPoolThatWasStoppedIsNamedAndItsCommandStartsIt() {
        Shell.virsh("pool-destroy", "foundry-vms");

        RealFoundry.Result result = foundry.run("doctor");
        doWhatIsSaid("pools");

        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.out())
                .containsPattern("\npools +warning +pool 'foundry-vms' is not active: what lies in it is not seen\n")
                .contains("\n  pools: start it: virsh pool-start foundry-vms\n");
        assertThat(result.err())
                .isEqualTo("note: pool 'foundry-vms' is not active; what lies in it was not looked at\n");
        assertWell("pools");
    }

    @Test
    void aPoolWithoutItsFolderFailsAndItsCommandsMakeItWhole() throws Exception {
        Path lost = Path.of("/var/lib/libvirt/images/lost");
        Shell.virsh("pool-define-as", "lost", "dir", "--target", lost.toString());

        RealFoundry.Result result = foundry.run("doctor");
        RealFoundry.Result names = foundry.run("doctor", "-o", "name");
        doWhatIsSaid("pools");
        String mended = line(foundry.run("doctor"), "pools");
        Shell.virsh("pool-destroy", "lost");
        Shell.virsh("pool-undefine", "lost");
        Files.delete(lost);

        assertThat(result.exitCode()).as("%s", result).isEqualTo(10);
        assertThat(result.out())
                .containsPattern("\npools +failed +pool 'lost' is not active, and its folder " + lost + " is gone\n")
                .containsPattern("\npools +warning +pool 'lost' does not start with the host\n")
                .contains("""
                          pools: make the folder, empty: virsh pool-build lost
                          pools: start it: virsh pool-start lost
                          pools: have it start: virsh pool-autostart lost
                        """);
        assertThat(names.exitCode()).isEqualTo(10);
        assertThat(names.out()).isEqualTo("check/pools/lost\n");
        assertThat(mended).matches("pools +ok +foundry-images, foundry-vms, lost: active, and started with the host");
    }

    /// In the lab QEMU runs as root without root's powers: another's folder is closed to it.
    @Test
    void aFolderThatQemuMayNotGoThroughIsNamed() {
        String images = "/var/lib/libvirt/images/foundry";
        Shell.run("chown", USER, images);
        Shell.run("chmod", "700", images);

        String out;
        try {
            out = foundry.run("doctor").out();
        } finally {
            Shell.run("chown", "root", images);
            Shell.run("chmod", "755", images);
        }

        assertThat(out)
                .containsPattern("\npools +warning +QEMU runs as 'root', who may not go through " + images
                        + " to pool 'foundry-vms'\n")
                .contains(": sudo setfacl -m u:root:x " + images + "\n");
        assertWell("pools");
    }

    @Test
    void aNetworkThatDoesNotRunFailsOnceAMachineIsOnIt() {
        Shell.virsh("net-define", Documents.write(folder, "lab", """
                        <network>
                          <name>lab</name>
                          <forward mode='bridge'/>
                          <bridge name='br1'/>
                        </network>
                        """).toString());
        RealFoundry.Result alone = foundry.run("doctor");
        define("<interface type='network'><source network='lab'/></interface>");
        RealFoundry.Result used = foundry.run("doctor");
        doWhatIsSaid("networks");
        String mended = line(foundry.run("doctor"), "networks");
        Shell.virsh("undefine", "sick");
        Shell.virsh("net-destroy", "lab");
        Shell.virsh("net-undefine", "lab");

        assertThat(alone.exitCode()).as("%s", alone).isZero();
        assertThat(alone.out())
                .containsPattern("\nnetworks +warning +network 'lab' is not active\n")
                .contains("\n  networks: start it: virsh net-start lab\n")
                .contains("\n  networks: have it start: virsh net-autostart lab\n");
        assertThat(used.exitCode()).isEqualTo(10);
        assertThat(used.out())
                .containsPattern("\nnetworks +failed +network 'lab' is not active, and VM 'sick' is on it\n");
        assertThat(mended).matches("networks +ok +.*lab.*: active, and started with the host");
    }

    @Test
    void aMachineWithoutItsBridgeFailsUntilThatIsMade() {
        define("<interface type='bridge'><source bridge='br9'/></interface>");

        RealFoundry.Result result = foundry.run("doctor");
        Shell.run("ip", "link", "add", "br9", "type", "bridge");
        RealFoundry.Result down = foundry.run("doctor");
        Shell.run("ip", "link", "set", "br9", "up");
        String mended = line(foundry.run("doctor"), "bridges");
        Shell.run("ip", "link", "delete", "br9");
        Shell.virsh("undefine", "sick");

        assertThat(result.exitCode()).as("%s", result).isEqualTo(10);
        assertThat(result.out())
                .containsPattern("\nbridges +failed +VM 'sick' is on bridge 'br9', which is not there\n")
                .contains(": sudo ip link add br9 type bridge\n")
                .contains("\n  bridges: switch it on: sudo ip link set br9 up\n");
        assertThat(down.out()).containsPattern("\nbridges +failed +bridge 'br9' is down, and VMs are on it\n");
        assertThat(mended).matches("bridges +ok +br0, br1, br9; no VM lacks its bridge");
    }

    /// The lab has neither guard: a folder of its own in the kernel's place says that SELinux is on.
    @Test
    void withAGuardOnTheKernelsOwnLogIsRead() throws Exception {
        Shell.run("mount", "-t", "tmpfs", "lab", "/sys/fs");
        String denials;
        try {
            Files.createDirectories(Path.of("/sys/fs/selinux"));
            Files.writeString(Path.of("/sys/fs/selinux/enforce"), "1");

            denials = line(foundry.run("doctor"), "denials");
        } finally {
            Shell.run("umount", "/sys/fs");
        }

        assertThat(denials)
                .matches("denials +(warning +SELinux kept .*"
                        + "|ok +SELinux kept no VM from anything in the last day, by .*the kernel's log in memory)");
    }

    /// Runs the commands of the steps of a check's results.
    private void doWhatIsSaid(String check) {
        foundry.run("doctor")
                .out()
                .lines()
                .filter(line -> line.startsWith("  " + check + ": "))
                .map(line -> line.substring(line.lastIndexOf(": ") + 2))
                .forEach(command -> Shell.run("sh", "-c", command));
    }

    private void assertWell(String check) {
        assertThat(line(foundry.run("doctor"), check)).matches(check + " +ok .*");
    }

    private static String line(RealFoundry.Result result, String check) {
        return result.out()
                .lines()
                .filter(line -> line.startsWith(check + " "))
                .reduce((_, second) -> second)
                .orElseThrow(() -> new AssertionError(result.toString()));
    }

    private void define(String card) {
        Shell.virsh(
                "define", Documents.write(folder, "sick", """
                        <domain type='qemu'>
                          <name>sick</name>
                          <memory unit='MiB'>100</memory>
                          <os><type arch='x86_64'>hvm</type></os>
                          <devices>%s</devices>
                        </domain>
                        """.formatted(card)).toString());
    }
}
