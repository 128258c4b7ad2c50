package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ImagesIT {
    private static final long MIB = 1 << 20;

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    private final String micro = System.getenv("FOUNDRY_MICRO_IMAGE");

    /// Packed by the reference program, and looked at from inside the guest.
    @Test
    void aMachineBootsFromAnImageThatCameCompressed() throws Exception {
        Path packed = folder.resolve("packed.qcow2.zst");
        Shell.run("zstd", "-q", "-19", micro, "-o", packed.toString());
        foundry.succeed("image", "import", packed.toString());
        String text = Files.readString(Documents.micro(folder, "web", 10)).replace("micro.qcow2", "packed.qcow2");

        foundry.succeed("create", Documents.write(folder, "web", text).toString());
        String console = RealHost.console("web", Duration.ofMinutes(2), told -> told.contains("micro: done"));
        String machine = foundry.succeed("get", "web", "-o", "yaml").out();
        RealFoundry.Result refused = foundry.run("image", "delete", "packed.qcow2", "--yes");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        foundry.succeed("image", "delete", "packed.qcow2", "--yes");

        assertThat(console.replace("\r", "")).contains("micro: serial ds=nocloud\n");
        assertThat(machine).contains("    source: " + packed + "\n").contains("    digest: sha256-extents:");
        assertThat(refused).isEqualTo(new RealFoundry.Result(5, "", """
                error: image 'packed.qcow2' is in use by VM 'web'
                  an image can go when no VM stands on it any more: 'foundry destroy web'
                """));
    }

    /// Through a link to its folder, with the VM's own pool stopped, and by a disk that was only plugged in.
    @Test
    void anImageStaysInWhateverWayAVmReachesIt() throws Exception {
        foundry.succeed("image", "import", micro, "base.qcow2");
        Path images = Path.of("/var/lib/libvirt/images/foundry/images");
        Path link = Files.createSymbolicLink(folder.resolve("images"), images);
        Path document = Documents.staying(folder, "web", 10);
        String linked = Files.readString(document).replace("image: micro.qcow2", "image: " + link + "/base.qcow2");
        foundry.succeed(
                "create",
                "--no-start",
                Documents.write(folder, "linked", linked).toString());
        RealFoundry.Result byLink = foundry.run("image", "delete", "base.qcow2", "--yes");
        Shell.virsh("pool-destroy", "foundry-vms");
        RealFoundry.Result inStoppedPool = foundry.run("image", "delete", "base.qcow2", "--yes");
        Shell.virsh("pool-start", "foundry-vms");
        foundry.succeed("destroy", "web", "--yes");
        foundry.succeed("create", Documents.staying(folder, "web", 10).toString());
        Path overlay = folder.resolve("over.qcow2");
        Shell.run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", images + "/base.qcow2", overlay + "");
        Shell.virsh("attach-disk", "web", overlay.toString(), "vdc", "--subdriver", "qcow2", "--live");
        RealFoundry.Result pluggedIn = foundry.run("image", "delete", "base.qcow2", "--yes");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        foundry.succeed("image", "delete", "base.qcow2", "--yes");

        assertThat(List.of(byLink, inStoppedPool, pluggedIn)).allSatisfy(refused -> {
            assertThat(refused.exitCode()).isEqualTo(5);
            assertThat(refused.err()).startsWith("error: image 'base.qcow2' is in use by VM 'web'\n");
        });
    }

    @Test
    void anImageWhoseBytesChangedIsToldByItsDigest() throws Exception {
        foundry.succeed("image", "import", micro, "changed.qcow2");
        foundry.succeed("image", "verify", "changed.qcow2");
        Path file = Path.of("/var/lib/libvirt/images/foundry/images/changed.qcow2");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() - 1);
            int last = bytes.read();
            bytes.seek(bytes.length() - 1);
            bytes.write(last ^ 1);
        }

        RealFoundry.Result result = foundry.run("image", "verify", "changed.qcow2", "-q");
        foundry.succeed("image", "delete", "changed.qcow2", "--yes");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err())
                .startsWith("error: image 'changed.qcow2' is not what was imported: its bytes have changed\n");
    }

    /// Everybody with libvirt access can read where an image came from.
    @Test
    void theProvenanceIsAVolumeForVirshUsers() throws Exception {
        foundry.succeed("image", "import", micro, "known.qcow2");
        Path back = folder.resolve("back");
        Shell.virsh("vol-download", "--pool", "foundry-images", "known.qcow2.foundry.json", back.toString());
        foundry.succeed("image", "delete", "known.qcow2", "--yes");

        assertThat(back).content().contains("\"image\" : \"known.qcow2\"", "\"source\" : \"" + micro + "\"");
    }

    /// With its machine gone the image is unused, and its provenance proves that Foundry brought it.
    @Test
    void aPoolTakesItsOwnUnusedImagesAlongAndNoOthers() throws Exception {
        foundry.succeed("pool", "add", "pics", "dir", folder.resolve("pics").toString());
        foundry.succeed("image", "import", micro, "own.qcow2", "--pool", "pics");
        Files.copy(Path.of(micro), folder.resolve("pics/foreign.qcow2"));
        foundry.succeed("pool", "refresh", "pics");
        String text = Files.readString(Documents.micro(folder, "web", 10)).replace("micro.qcow2", "pics:own.qcow2");
        foundry.succeed(
                "create", "--no-start", Documents.write(folder, "web", text).toString());

        RealFoundry.Result used = foundry.run("pool", "delete", "pics", "--yes", "--force");
        foundry.succeed("destroy", "web", "--yes");
        foundry.succeed("pool", "delete", "pics", "--yes", "--force");

        assertThat(used.exitCode()).isEqualTo(5);
        assertThat(used.err()).startsWith("error: pool 'pics' is in use by VM 'web'\n");
        assertThat(folder.resolve("pics")).isDirectoryContaining("glob:**foreign.qcow2");
        assertThat(folder.resolve("pics")).isDirectoryNotContaining("glob:**own.qcow2*");
    }

    @Test
    void aSparseFileOf8GibStaysUnder200MibOfMemory() throws Exception {
        Path disk = folder.resolve("large.raw");
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(8192 * MIB);
            for (long at = 0; at < 8192 * MIB; at += 64 * MIB) {
                file.seek(at + 12_345);
                file.write(new byte[] {1, 2, 3});
            }
            file.seek(0);
            file.write(FullPoolsIT.bootSector(8192 * 2048));
        }

        long resident = OwnProcess.peakMemory(folder, "image", "import", disk.toString());
        long allocated =
                Long.parseLong(Shell.run("stat", "-c", "%b", "/var/lib/libvirt/images/foundry/images/large.raw")
                        .strip());
        foundry.succeed("image", "delete", "large.raw", "--yes");

        assertThat(resident).isLessThan(200 * MIB);
        assertThat(allocated * 512).isLessThan(16 * MIB);
    }
}
