package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("program")
final class PoolsIT {
    private static final long MIB = 1 << 20;

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void aFolderBecomesAPoolAndGoesAgainWithoutLosingAFile() throws Exception {
        Path fast = folder.resolve("fast");

        foundry.succeed("pool", "add", "fast", "dir", fast.toString());
        String autostart = Shell.virsh("pool-info", "fast");
        Files.writeString(fast.resolve("mine"), "mine");
        foundry.succeed("pool", "refresh", "fast");
        String info = foundry.succeed("pool", "info", "fast").out();
        RealFoundry.Result deleted = foundry.succeed("pool", "delete", "fast", "--yes", "--force");

        assertThat(autostart)
                .containsPattern("State: +running")
                .containsPattern("Autostart: +yes")
                .containsPattern("Persistent: +yes");
        assertThat(info).contains("Path:         " + fast + "\n").contains("  mine  -    -    4 B");
        assertThat(deleted.err()).contains("note: 1 volume stays in " + fast + "\n");
        assertThat(Shell.virsh("pool-list", "--all")).doesNotContain("fast");
        assertThat(fast.resolve("mine")).hasContent("mine");
    }

    @Test
    void aPoolInUseStaysAndAnImageUnderAnOverlayWithIt() throws Exception {
        foundry.succeed("pool", "add", "fast", "dir", folder.resolve("fast").toString());
        foundry.succeed("pool", "add", "pics", "dir", folder.resolve("pics").toString());
        foundry.succeed("image", "import", System.getenv("FOUNDRY_MICRO_IMAGE"), "base.qcow2", "--pool", "pics");
        String document =
                Files.readString(Documents.micro(folder, "web", 10)).replace("micro.qcow2", "pics:base.qcow2");
        foundry.succeed(
                "create",
                "--no-start",
                "--pool",
                "fast",
                Documents.write(folder, "web", document).toString());

        RealFoundry.Result disks = foundry.run("pool", "delete", "fast", "--yes", "--force");
        RealFoundry.Result image = foundry.run("pool", "delete", "pics", "--yes", "--force");
        String info = foundry.succeed("pool", "info", "fast").out();
        foundry.succeed("destroy", "web", "--yes");
        foundry.succeed("pool", "delete", "fast", "--yes");
        foundry.succeed("pool", "delete", "pics", "--yes");

        assertThat(disks.exitCode()).isEqualTo(5);
        assertThat(disks.err()).startsWith("error: pool 'fast' is in use by VM 'web'\n");
        assertThat(image.exitCode()).isEqualTo(5);
        assertThat(image.err()).startsWith("error: pool 'pics' is in use by VM 'web'\n");
        assertThat(info).containsPattern("web_boot +boot +web +1 GiB +[0-9.]+ KiB +qcow2 +pics/base.qcow2\n");
        assertThat(folder.resolve("pics/base.qcow2")).exists();
    }

    @Test
    void aPoolThatCannotStartLeavesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        LoopDevice device = LoopDevice.of(folder.resolve("disk"), 16 * MIB);

        RealFoundry.Result notAFolder = foundry.run("pool", "add", "fast", "dir", file.toString());
        RealFoundry.Result noFileSystem = foundry.run(
                "pool", "add", "fast", "fs", folder.resolve("mnt").toString(), "--source-device", device.path());
        RealFoundry.Result noGroup = foundry.run("pool", "add", "fast", "logical", "no-such-group");
        device.close();

        assertThat(notAFolder.exitCode()).isEqualTo(5);
        assertThat(notAFolder.err()).contains(file + " is not a folder");
        assertThat(noFileSystem.exitCode()).isEqualTo(5);
        assertThat(noGroup.exitCode()).isEqualTo(5);
        assertThat(noGroup.err()).startsWith("error: could not add pool 'fast': ");
        assertThat(Shell.virsh("pool-list", "--all")).doesNotContain("fast");
    }

    @Test
    void aFileSystemIsMadeOnAnEmptyDeviceAndMounted() throws Exception {
        try (LoopDevice device = LoopDevice.of(folder.resolve("disk"), 32 * MIB)) {
            Path mount = folder.resolve("mnt");
            String[] add = {
                "pool", "add", "disk2", "fs", mount.toString(), "--source-device", device.path(), "--format", "ext4"
            };

            foundry.succeed(concat(add, "--build"));
            Shell.virsh("vol-create-as", "disk2", "mine", "1M");
            String mounted = Shell.run("findmnt", "-n", "-o", "FSTYPE,SOURCE", mount.toString());
            foundry.succeed("pool", "delete", "disk2", "--yes");
            RealFoundry.Result again = foundry.run(concat(add, "--build"));
            foundry.succeed(add);
            String volumes = Shell.virsh("vol-list", "disk2");
            foundry.succeed("pool", "delete", "disk2", "--yes");

            assertThat(mounted.strip()).matches("ext4 +" + device.path());
            assertThat(again.exitCode()).isEqualTo(5);
            assertThat(volumes).contains("mine");
        }
    }

    @Test
    void aVolumeGroupIsMadeOnAnEmptyDeviceAndNeverOverAnything() throws Exception {
        try (StandInLvm lvm = StandInLvm.without();
                LoopDevice empty = LoopDevice.of(folder.resolve("empty"), 64 * MIB);
                LoopDevice full = LoopDevice.of(folder.resolve("full"), 16 * MIB)) {
            Shell.run("mkfs.ext4", "-q", full.path());

            RealFoundry.Result refused = foundry.run(
                    "pool", "add", "lvm", "logical", lvm.group(), "--source-device", full.path(), "--build");
            foundry.succeed("pool", "add", "lvm", "logical", lvm.group(), "--source-device", empty.path(), "--build");
            String info = foundry.succeed("pool", "info", "lvm").out();
            foundry.succeed("pool", "delete", "lvm", "--yes");

            assertThat(refused.exitCode()).isEqualTo(5);
            assertThat(Shell.run("blkid", "-o", "value", "-s", "TYPE", full.path()))
                    .isEqualTo("ext4\n");
            assertThat(info)
                    .contains("Type:         logical\nPath:         /dev/" + lvm.group() + "\n")
                    .contains("Capacity:     64 MiB\n");
            assertThat(lvm.changes()).containsExactly("vgcreate " + lvm.group() + " " + empty.path());
        }
    }

    @Test
    void aFolderThatOthersCouldExchangeIsRefused() throws Exception {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Shell.run("chmod", "0777", open.toString());
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Shell.run("chown", "nobody", theirs.toString());
        Path link = Files.createSymbolicLink(folder.resolve("link"), theirs);

        for (Path refused : new Path[] {open, open.resolve("new"), theirs, theirs.resolve("new"), link}) {
            RealFoundry.Result result = foundry.run("pool", "add", "fast", "dir", refused.toString());

            assertThat(result.exitCode()).as("%s", result).isEqualTo(5);
            assertThat(result.err()).startsWith("error: '" + refused + "' cannot be a pool's folder: ");
        }
    }

    private static String[] concat(String[] first, String last) {
        String[] all = Arrays.copyOf(first, first.length + 1);
        all[first.length] = last;
        return all;
    }
}
