package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.content.NaiveDigest;
import xyz.cofront.foundry.hypervisor.VolumeId;

class ImportImageTest {
    @TempDir
    Path folder;

    private Imports imports;

    @BeforeEach
    void prepare() {
        imports = new Imports(folder);
    }

    @Test
    void aQcow2ImageIsImportedUnderItsFilesName() throws Exception {
        byte[] bytes = Crafted.qcow2(3).text(70_000, "body").bytes();

        ImportedImage image = imports.run(imports.file("debian.qcow2", bytes), null);

        assertThat(image)
                .isEqualTo(new ImportedImage(
                        "debian.qcow2",
                        "foundry-images",
                        "/images/debian.qcow2",
                        DiskFormat.QCOW2,
                        Crafted.GIB,
                        provenance(folder.resolve("debian.qcow2"), bytes)));
        assertThat(volume("debian.qcow2")).isEqualTo(bytes);
        assertThat(names()).containsExactly("debian.qcow2", "debian.qcow2.foundry.json");
    }

    @Test
    void aRawImageIsImportedUnderAnotherName() throws Exception {
        byte[] bytes = Crafted.raw().bytes();

        ImportedImage image = imports.run(imports.file("disk.img", bytes), "debian-12.raw");

        assertThat(image)
                .isEqualTo(new ImportedImage(
                        "debian-12.raw",
                        "foundry-images",
                        "/images/debian-12.raw",
                        DiskFormat.RAW,
                        bytes.length,
                        provenance(folder.resolve("disk.img"), bytes)));
        assertThat(volume("debian-12.raw")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 65_536, 66_048})
    void anyLengthIsImportedWhole(int size) throws Exception {
        byte[] bytes = Crafted.zeros(size).text(510, "U\u00aa").bytes();
        bytes[446 + 4] = (byte) 0xEE;
        bytes[446 + 8] = 1;
        bytes[446 + 12] = 1;
        byte[] disk = size == 512 ? Arrays.copyOf(bytes, 1024) : bytes;

        ImportedImage image = imports.run(imports.file("a.raw", disk), null);

        assertThat(volume("a.raw")).isEqualTo(disk);
        assertThat(image.provenance().digest()).isEqualTo(NaiveDigest.of(disk));
    }

    @Test
    void theProgressIsTold() throws Exception {
        imports.run(
                imports.file("a.qcow2", Crafted.qcow2(2).text(70_000, "body").bytes()), null);

        assertThat(imports.progress.lines)
                .containsExactly(
                        "begin Importing image 'a.qcow2'...",
                        "done Image checked",
                        "bytes Uploading 131072/196608",
                        "bytes Uploading 196608/196608",
                        "bytes Uploading 196608/196608",
                        "done Image imported");
    }

    @Test
    void theDefaultPoolIsMadeOnFirstUse() throws Exception {
        ImportRequest request =
                new ImportRequest(imports.file("a.raw", Crafted.raw().bytes()), null, "foundry-vms");

        assertThat(imports.run(imports.host, request).path()).isEqualTo("/srv/foundry/vms/a.raw");
    }

    @Test
    void aSymbolicLinkIsFollowedAndNamesTheImage() throws Exception {
        Path file = imports.file("real.raw", Crafted.raw().bytes());
        Path link = Files.createSymbolicLink(folder.resolve("link.raw"), file);

        assertThat(imports.run(link, null).name()).isEqualTo("link.raw");
    }

    @Test
    void theBodyGoesUpBeforeTheFirstPartAndBetweenTheMarkersComingAndGoing() throws Exception {
        imports.run(imports.file("a.raw", Crafted.raw().bytes()), null);

        assertThat(imports.host.calls())
                .containsSubsequence(
                        "volumes.create",
                        "volumes.upload",
                        "volumes.create",
                        "volumes.upload",
                        "volumes.upload",
                        "volumes.read",
                        "volumes.delete");
    }

    private List<String> names() {
        return imports.host.volumes().list(Imports.POOL).stream()
                .map(volume -> volume.name())
                .toList();
    }

    private byte[] volume(String name) {
        return imports.host.volumes().read(new VolumeId(Imports.POOL, name), 0, 1 << 24);
    }

    private static ImageProvenance provenance(Path file, byte[] bytes) {
        return new ImageProvenance(
                file.toString(), NaiveDigest.of(bytes), null, bytes.length, Imports.NOW, Imports.PROGRAM, null);
    }

    @Test
    void roomIsJudgedAfterThePoolWasLookedThrough() throws Exception {
        Path file = imports.file("a.qcow2", Crafted.qcow2(3).bytes());
        imports.host.before(
                "pools.refresh", () -> imports.host.putVolume(Imports.POOL, "filler", new byte[(1 << 24) - 4096]));

        assertThatThrownBy(() -> imports.run(file, null))
                .hasMessageStartingWith("pool 'foundry-images' has 0.0 MiB free, and ");
    }

    /// So it is on a file system that is full to the last block.
    @Test
    void aMarkerOfWhichNothingArrivesIsToldAndTakenAway() throws Exception {
        Path file = imports.file("a.qcow2", Crafted.qcow2(3).bytes());
        imports.host.before("volumes.read", () -> wipe(new VolumeId(Imports.POOL, "a.qcow2.incomplete")));

        assertThatThrownBy(() -> imports.run(file, null))
                .hasMessage("pool 'foundry-images' is full: not even volume 'a.qcow2.incomplete' could be written");

        assertThat(imports.host.volumes().list(Imports.POOL)).isEmpty();
    }

    private void wipe(VolumeId volume) {
        int length = (int) imports.host.volumes().find(volume).orElseThrow().capacity();
        imports.host.volumes().upload(volume, 0, length, new ByteArrayInputStream(new byte[length]), _ -> {});
    }
}
