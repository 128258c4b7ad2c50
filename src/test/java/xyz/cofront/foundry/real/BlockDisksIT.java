package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Machines whose disks lie elsewhere than in Foundry's own pool, as real guests see them.
@Tag("program")
final class BlockDisksIT {
    private static final long GIB = 1L << 30;
    private static final String HELLO = "still here";

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void aGuestBootsFromLogicalVolumes() throws Exception {
        try (StandInLvm lvm = StandInLvm.withGroup(8 * GIB)) {
            foundry.succeed("pool", "add", "lvm", "logical", lvm.group());
            String document = Documents.micro(folder, "web", 10).toString();

            foundry.succeed("create", "--pool", "lvm", document);
            String console = RealHost.console("web", Duration.ofMinutes(2), text -> text.contains("micro: done"));
            String info = foundry.succeed("pool", "info", "lvm").out();
            RealFoundry.Result grow = foundry.run("disk", "grow", "web", "vdb", "2");
            foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
            Iterable<String> volumes = lvm.volumes();
            foundry.succeed("pool", "delete", "lvm", "--yes");

            assertThat(console.replace("\r", ""))
                    .contains("micro: disk vda " + GIB + "\n")
                    .contains("micro: disk vdb " + GIB + "\n")
                    .contains("hostname: web\n");
            assertThat(info)
                    .containsPattern("web_boot +boot +web +1 GiB +1 GiB +raw +-\n")
                    .containsPattern("web_data-vdb +data +web +1 GiB +1 GiB +raw +-\n");
            assertThat(grow.exitCode()).isEqualTo(5);
            assertThat(grow.err()).contains("libvirt cannot resize volumes of pool 'lvm', which is of type logical");
            assertThat(volumes).isEmpty();
            assertThat(lvm.changes())
                    .containsExactly(
                            "lvcreate --name web_boot -L 1048576K " + lvm.group() + " --yes",
                            "lvcreate --name web_data-vdb -L 1048576K " + lvm.group() + " --yes",
                            "lvremove -f /dev/" + lvm.group() + "/web_boot",
                            "lvremove -f /dev/" + lvm.group() + "/web_data-vdb");
        }
    }

    @Test
    void aLogicalVolumeOutlivesItsMachineAndKeepsItsBytes() throws Exception {
        try (StandInLvm lvm = StandInLvm.withGroup(8 * GIB)) {
            foundry.succeed("pool", "add", "lvm", "logical", lvm.group());
            String mixed = Files.readString(Documents.micro(folder, "web", 10))
                    .replace("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1, pool: lvm}");
            foundry.succeed(
                    "create",
                    "--no-start",
                    Documents.write(folder, "web", mixed).toString());
            Path hello = Files.writeString(folder.resolve("hello"), HELLO);
            Shell.virsh("vol-upload", "--pool", "lvm", "web_data-vdb", hello.toString());

            foundry.succeed("destroy", "web", "--yes", "--keep-data");
            String attaching = mixed.replace("name: web", "name: db")
                    .replace("{device: vdb, sizeGB: 1, pool: lvm}", "{device: vdb, volume: web_data-vdb, pool: lvm}");
            foundry.succeed("create", Documents.write(folder, "db", attaching).toString());
            String console = RealHost.console("db", Duration.ofMinutes(2), text -> text.contains("micro: done"));
            foundry.succeed("destroy", "db", "--yes", "--grace", "0s");
            Path back = folder.resolve("back");
            Shell.virsh("vol-download", "--pool", "lvm", "web_data-vdb", back.toString(), "--length", "10");
            Shell.virsh("vol-delete", "--pool", "lvm", "web_data-vdb");
            foundry.succeed("pool", "delete", "lvm", "--yes");

            assertThat(console).contains("micro: disk vdb " + GIB);
            assertThat(lvm.volumes()).isEmpty();
            assertThat(back).hasContent(HELLO);
        }
    }

    @Test
    void aFullVolumeGroupIsToldBeforeAnythingIsMade() throws Exception {
        try (StandInLvm lvm = StandInLvm.withGroup(GIB)) {
            foundry.succeed("pool", "add", "lvm", "logical", lvm.group());

            RealFoundry.Result full = foundry.run(
                    "create",
                    "--pool",
                    "lvm",
                    Documents.micro(folder, "web", 10).toString());
            foundry.succeed("pool", "delete", "lvm", "--yes");

            assertThat(full.exitCode()).isEqualTo(5);
            assertThat(full.err()).contains("pool 'lvm' has 1.0 GiB free, and 2.0 GiB are needed at once");
            assertThat(lvm.volumes()).isEmpty();
        }
    }

    @Test
    void bootDiskAndDataDiskLieInPoolsOfTheirOwn() throws Exception {
        foundry.succeed("pool", "add", "fast", "dir", folder.resolve("fast").toString());
        foundry.succeed("pool", "add", "bulk", "dir", folder.resolve("bulk").toString());
        String document = Files.readString(Documents.micro(folder, "web", 10))
                .replace("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 2, pool: bulk}");

        foundry.succeed(
                "create",
                "--pool",
                "fast",
                Documents.write(folder, "web", document).toString());
        Path log = folder.resolve("fast/web_serial.log");
        String console = RealHost.console(log, Duration.ofMinutes(2), text -> text.contains("micro: done"));
        String fast = Shell.virsh("vol-list", "fast");
        String bulk = Shell.virsh("vol-list", "bulk");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        foundry.succeed("pool", "delete", "fast", "--yes");
        foundry.succeed("pool", "delete", "bulk", "--yes");

        assertThat(console).contains("micro: disk vda " + GIB).contains("micro: disk vdb " + 2 * GIB);
        assertThat(fast).contains("web_boot", "web_cloudinit").doesNotContain("web_data");
        assertThat(bulk).contains("web_data-vdb").doesNotContain("web_boot");
        assertThat(folder.resolve("fast")).isEmptyDirectory();
        assertThat(folder.resolve("bulk")).isEmptyDirectory();
    }
}
