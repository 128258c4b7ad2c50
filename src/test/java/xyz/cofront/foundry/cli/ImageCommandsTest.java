package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.content.NaiveDigest;
import xyz.cofront.foundry.content.Packed;
import xyz.cofront.foundry.hypervisor.HostSnapshot;

class ImageCommandsTest {
    private static final long GIB = 1L << 30;

    private final Cli cli = Scenarios.host();
    /// The last two of its four clusters are all zeros and so take no room.
    private final byte[] bytes = Scenarios.qcow2(GIB);
    private final String digest = NaiveDigest.of(bytes);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void importOne() throws IOException {
        file = Files.write(folder.resolve("alpine.qcow2"), bytes);
        assertThat(cli.launch("image", "import", "-q", file.toString()).exitCode())
                .isZero();
    }

    @Test
    void imagesAreListedWithWhereTheyComeFromAndHowManyUseThem() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11"));
        cli.after(Duration.ofHours(2));

        assertThat(cli.launch("image", "list"))
                .isEqualTo(new Cli.Result(0, """
                        NAME             FORMAT  VIRTUAL  SIZE     DIGEST        SOURCE        AGE  USED BY
                        alpine.qcow2     qcow2   1 GiB    128 KiB  %s  alpine.qcow2  2h   0
                        debian-13.qcow2  qcow2   2 GiB    256 KiB  -             -             2h   2
                        """.formatted(digest.substring(15, 27)), ""));
    }

    @Test
    void anImageThatMustNotBeUsedIsSaidToBeSo() {
        cli.host.putVolume("foundry-images", "bad.raw", new byte[512]);

        Cli.Result listed = cli.launch("image", "list");
        Cli.Result described = cli.launch("image", "info", "bad.raw");

        assertThat(listed.err())
                .isEqualTo("warning: image 'bad.raw' must not be used: 'foundry image info bad.raw' says why\n");
        assertThat(described.out()).isEqualTo("""
                Name:         bad.raw
                Pool:         foundry-images
                Path:         /var/lib/libvirt/images/foundry/images/bad.raw
                Format:       raw
                Virtual size: 512 B
                Size:         512 B
                Status:       unusable
                              it is neither a qcow2 image nor a partitioned disk: it has no boot sector (no 0x55AA at byte 510)
                Used by:      -
                """);
    }

    @Test
    void anImageIsDescribedWithItsOriginAndItsUsers() {
        Scenarios.create(cli, onAlpine("web"));
        cli.after(Duration.ofDays(3));

        assertThat(cli.launch("image", "info", "alpine.qcow2"))
                .isEqualTo(new Cli.Result(0, """
                        Name:         alpine.qcow2
                        Pool:         foundry-images
                        Path:         /var/lib/libvirt/images/foundry/images/alpine.qcow2
                        Format:       qcow2
                        Virtual size: 1 GiB
                        Size:         128 KiB
                        Status:       ready
                        Source:       %s
                        Digest:       %s
                        Imported:     2026-03-01T12:00:00Z (3d ago)
                        Imported by:  foundry %s
                        Used by:      VM 'web'
                        """.formatted(file, digest, Version.NUMBER), ""));
    }

    @Test
    void anImageIsDescribedForPrograms() {
        assertThat(cli.launch("image", "info", "alpine.qcow2", "-o", "yaml").out())
                .isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: Image
                        name: alpine.qcow2
                        pool: foundry-images
                        format: qcow2
                        virtualSizeBytes: 1073741824
                        allocationBytes: 131072
                        path: /var/lib/libvirt/images/foundry/images/alpine.qcow2
                        usable: true
                        provenance:
                          source: %s
                          digest: %s
                          sizeBytes: 262144
                          imported: "2026-03-01T12:00:00Z"
                          importedBy: foundry %s
                        """.formatted(file, digest, Version.NUMBER));
    }

    @Test
    void aMachineShowsWhereItsImageCameFrom() {
        Scenarios.create(cli, onAlpine("web"));

        assertThat(cli.launch("get", "web").out())
                .contains("Image source: " + file + "\n")
                .contains("Image digest: " + digest + "\n");
        assertThat(cli.launch("get", "web", "-o", "yaml").out()).contains("""
                  image:
                    source: %s
                    digest: %s
                    sizeBytes: 262144
                """.formatted(file, digest));
    }

    @Test
    void anImageIsVerified() {
        assertThat(cli.launch("image", "verify", "-q", "alpine.qcow2"))
                .isEqualTo(new Cli.Result(0, "Image 'alpine.qcow2' is what was imported (" + digest + ")\n", ""));
        assertThat(cli.launch("image", "verify", "-q", "debian-13.qcow2").out())
                .startsWith(
                        "Image 'debian-13.qcow2' can be used; what it was when it came is not recorded (now sha256-");
    }

    @Test
    void anImageInUseIsNotDeletedAndItsUsersAreNamed() {
        Scenarios.create(cli, onAlpine("web"));

        assertThat(cli.launch("image", "delete", "alpine.qcow2", "--yes")).isEqualTo(new Cli.Result(5, "", """
                        error: image 'alpine.qcow2' is in use by VM 'web'
                          an image can go when no VM stands on it any more: 'foundry destroy web'
                        """));
    }

    @Test
    void anImageIsDeletedAfterTheQuestion() {
        cli.terminal = true;
        cli.typed = "y\n";

        Cli.Result result = cli.launch("image", "delete", "alpine.qcow2");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("Successfully deleted image 'alpine.qcow2'\n");
        assertThat(result.err()).startsWith("""
                This will be deleted for good at qemu:///system:
                  image 'alpine.qcow2' in pool 'foundry-images', 128 KiB
                Delete image 'alpine.qcow2'? [y/N]\s""");
        assertThat(cli.launch("image", "list", "-o", "name").out()).isEqualTo("image/debian-13.qcow2\n");
    }

    @Test
    void withoutAYesNothingIsDeleted() {
        cli.terminal = true;
        HostSnapshot before = cli.host.snapshot();

        Cli.Result declined = cli.launch("image", "delete", "alpine.qcow2");
        cli.terminal = false;
        Cli.Result unasked = cli.launch("image", "delete", "alpine.qcow2");

        assertThat(declined.exitCode()).isEqualTo(4);
        assertThat(unasked).isEqualTo(new Cli.Result(1, "", """
                        error: deleting an image removes it for good, and there is no terminal to ask on
                          --yes answers the question beforehand
                        """));
        assertThat(cli.host.snapshot()).isEqualTo(before);
    }

    @Test
    void whatIsNotThereDoesNotKeepTheOthers() {
        Cli.Result result = cli.launch("image", "delete", "-q", "-y", "alpin.qcow2", "alpine.qcow2");

        assertThat(result).isEqualTo(new Cli.Result(9, "Successfully deleted image 'alpine.qcow2'\n", """
                        error: there is no image 'alpin.qcow2' in pool 'foundry-images'
                          did you mean 'alpine.qcow2'?
                          'foundry image list' shows what there is
                        """));
    }

    @Test
    void whatIsCutOffIsShownAndClearedUp() {
        cli.host.putVolume("foundry-images", "half.raw", new byte[4096]);
        cli.host.putVolume(
                "foundry-images",
                "half.raw.incomplete",
                "{\"image\":\"half.raw\",\"work\":{\"owner\":{\"bootId\":\"b\",\"pid\":1,\"startTicks\":1},\"started\":\"2026-01-01T00:00:00Z\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(cli.launch("image", "prune", "--dry-run"))
                .isEqualTo(new Cli.Result(0, "Would clear up 'half.raw' (interrupted import, 4 KiB)\n", ""));
        assertThat(cli.launch("image", "prune"))
                .isEqualTo(new Cli.Result(0, "Cleared up 'half.raw' (interrupted import, 4 KiB)\n", ""));
        assertThat(cli.launch("image", "prune")).isEqualTo(new Cli.Result(0, "Nothing to clear up\n", ""));
    }

    @Test
    void unusedImagesGoAfterAYes() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));

        assertThat(cli.launch("image", "prune", "--unused").exitCode()).isEqualTo(1);
        assertThat(cli.launch("image", "prune", "--unused", "--yes", "-q").out())
                .isEqualTo("Cleared up 'alpine.qcow2' (unused image, 128 KiB)\n");
        assertThat(cli.launch("image", "list", "-o", "name").out()).isEqualTo("image/debian-13.qcow2\n");
    }

    @Test
    void aCompressedFileIsImportedUnderTheNameOfWhatIsInIt() throws IOException {
        Path packed = Files.write(folder.resolve("b.qcow2.xz"), Packed.of(Compression.XZ, bytes));

        assertThat(cli.launch("image", "import", "-q", "-o", "name", packed.toString()))
                .isEqualTo(new Cli.Result(0, "image/b.qcow2\n", ""));
    }

    @Test
    void aWrongChecksumIsAFailureOfStorageAndABrokenOneOfTheCommandLine() {
        String wrong = "sha256:" + "0".repeat(64);

        Cli.Result result = cli.launch("image", "import", "-q", file.toString(), "b.qcow2", "--checksum", wrong);

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).startsWith("error: '" + file + "' has another checksum than was given for it\n");
        assertThat(cli.launch("image", "import", file.toString(), "--checksum", "sha256:12")
                        .exitCode())
                .isEqualTo(1);
    }

    private static String onAlpine(String name) {
        return Scenarios.document(name, "10.77.0.10").replace("debian-13.qcow2", "alpine.qcow2");
    }
}
