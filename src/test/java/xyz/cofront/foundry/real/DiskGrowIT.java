package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("program")
final class DiskGrowIT {
    private static final long GIB = 1L << 30;

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void aRunningGuestSeesItsDisksGrow() throws Exception {
        foundry.succeed("create", staying("web").toString());
        String small = RealHost.console("web", Duration.ofMinutes(2), text -> text.contains("micro: done"));

        foundry.succeed("disk", "grow", "web", "vdb", "3GiB");
        foundry.succeed("disk", "grow", "web", "vda", "2G");
        String grown = RealHost.console(
                "web",
                Duration.ofMinutes(1),
                text -> text.contains("disk vda " + 2 * GIB) && text.contains("disk vdb " + 3 * GIB));
        String volume = Shell.virsh("vol-dumpxml", "--pool", "foundry-vms", "web_data-vdb");
        RealFoundry.Result shrink = foundry.run("disk", "grow", "web", "vdb", "2");
        RealFoundry.Result again = foundry.succeed("disk", "grow", "web", "vdb", "3");
        String document = foundry.succeed("get", "web", "-o", "yaml").out();
        Shell.virsh("destroy", "web");
        String offline = foundry.succeed("get", "web", "-o", "yaml").out();
        foundry.succeed("destroy", "web", "--yes");

        assertThat(small).contains("micro: disk vda " + GIB).contains("micro: disk vdb " + GIB);
        assertThat(grown).contains("micro: disk vdb " + 3 * GIB);
        assertThat(volume).contains("<capacity unit='bytes'>" + 3 * GIB + "<");
        assertThat(shrink.exitCode()).isEqualTo(2);
        assertThat(again.out()).isEqualTo("disk 'vdb' of VM 'web' has 3 GiB already\n");
        assertThat(document).contains("generation: 3\n").contains("sizeGB: 3\n").contains("sizeGB: 2\n");
        assertThat(offline).contains("generation: 3\n");
    }

    @Test
    void aStoppedMachinesDiskGrowsAndTheGuestFindsItSo() throws Exception {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());

        RealFoundry.Result grown = foundry.succeed("disk", "grow", "web", "vda", "2");
        Shell.virsh("start", "web");
        String console = RealHost.console("web", Duration.ofMinutes(2), text -> text.contains("micro: done"));
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");

        assertThat(grown.out()).isEqualTo("Successfully grew disk 'vda' of VM 'web' from 1 GiB to 2 GiB\n");
        assertThat(grown.err()).isEmpty();
        assertThat(console).contains("micro: disk vda " + 2 * GIB);
    }

    @Test
    void disksWithSnapshotsAreLeftAlone() throws Exception {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        String disk = RealHost.VMS.resolve("web_data-vdb").toString();

        Shell.run("qemu-img", "snapshot", "-c", "inner", disk);
        RealFoundry.Result inner = foundry.run("disk", "grow", "web", "vdb", "2");
        Shell.run("qemu-img", "snapshot", "-d", "inner", disk);
        Shell.virsh(
                "snapshot-create-as",
                "web",
                "outer",
                "--disk-only",
                "--diskspec",
                "vda,snapshot=no",
                "--diskspec",
                "sda,snapshot=no",
                "--diskspec",
                "vdb,file=" + RealHost.VMS.resolve("web.outer"));
        Shell.virsh("pool-refresh", "foundry-vms");
        RealFoundry.Result outer = foundry.run("disk", "grow", "web", "vdb", "2");
        RealFoundry.Result other = foundry.run("disk", "grow", "web", "vda", "2");
        foundry.succeed("destroy", "web", "--yes", "--snapshots");

        assertThat(inner.exitCode()).isEqualTo(4);
        assertThat(inner.err()).contains("VM 'web' has snapshots");
        assertThat(outer.exitCode()).isEqualTo(4);
        assertThat(outer.err()).contains("is volume 'foundry-vms/web.outer' now");
        assertThat(other.exitCode()).isEqualTo(4);
        assertThat(other.err()).contains("VM 'web' has snapshots");
    }

    @Test
    void aForeignMachinesDiskIsLeftAlone() throws Exception {
        Shell.virsh("vol-create-as", "foundry-vms", "theirs", "1G", "--format", "qcow2");
        String xml = """
                <domain type='qemu'><name>win</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
                <os><type>hvm</type></os><devices><disk type='file' device='disk'>
                <driver name='qemu' type='qcow2'/><source file='%s'/><target dev='vda' bus='virtio'/>
                </disk></devices></domain>
                """.formatted(RealHost.VMS.resolve("theirs"));
        Shell.virsh("define", Documents.write(folder, "win", xml).toString());

        RealFoundry.Result refused = foundry.run("disk", "grow", "win", "vda", "2");
        Shell.virsh("undefine", "win");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "theirs");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("the disks of VM 'win' are not Foundry's to grow");
    }

    /// A guest that stays up, at 10.77.0.10.
    private Path staying(String name) throws Exception {
        String document = Files.readString(Documents.micro(folder, name, 10));
        return Documents.write(folder, name, document + "    packages: [micro-stay]\n");
    }
}
