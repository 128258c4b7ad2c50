package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
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
                        bytes.length,
                        sha256(bytes)));
        assertThat(volume("debian.qcow2")).isEqualTo(bytes);
        assertThat(names()).containsExactly("debian.qcow2");
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
                        bytes.length,
                        sha256(bytes)));
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
        assertThat(image.sha256()).isEqualTo(sha256(disk));
    }

    @Test
    void theProgressIsTold() throws Exception {
        imports.run(imports.file("a.qcow2", Crafted.qcow2(2).bytes()), null);

        assertThat(imports.progress.lines)
                .containsExactly(
                        "begin Importing image 'a.qcow2'...",
                        "done Image checked",
                        "bytes Uploading 131072/196608",
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

    @Test
    void aRefusedImageReachesNoPool() throws Exception {
        Path file = imports.file(
                "bad.qcow2", Crafted.qcow2(3).u64(8, 512).u32(32, 1).bytes());

        expectRefusal(
                file,
                null,
                "'" + file + "' cannot be imported",
                "it names a backing file: flatten it with 'qemu-img convert -O qcow2'",
                "it is encrypted (method 1)");
        assertThat(imports.host.calls()).isEmpty();
    }

    @Test
    void aNameMustEndInTheFormatOfTheBytes() throws Exception {
        Path file = imports.file("debian.raw", Crafted.qcow2(3).bytes());

        expectRefusal(
                file,
                null,
                "'" + file + "' cannot be imported",
                "the name 'debian.raw' ends in .raw but the file is qcow2: try --name debian.qcow2");
    }

    @Test
    void aNameMustEndInAFormat() throws Exception {
        Path file = imports.file("Debian-12.IMG", Crafted.raw().bytes());

        expectRefusal(
                file,
                null,
                "'" + file + "' cannot be imported",
                "the name 'Debian-12.IMG' does not end in .qcow2 or .raw: try --name debian-12.raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf.raw", ".raw", "..raw", "a b.raw", "a/b.raw", "a\n.raw", "\u202ea.raw", "+a.raw"})
    void aNameThatCouldBeMistakenIsRefused(String name) throws Exception {
        Path file = imports.file("disk", Crafted.raw().bytes());

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, name));

        assertThat(failure.details().getFirst())
                .isEqualTo("the name '" + name
                        + "' may hold only letters, digits and . _ + - and must not begin with . + or -");
    }

    @Test
    void aNameOf200CharactersIsTheLongest() throws Exception {
        Path file = imports.file("disk", Crafted.raw().bytes());

        assertThat(imports.run(file, "a".repeat(196) + ".raw").name()).hasSize(200);
        expectRefusal(
                file,
                "a".repeat(197) + ".raw",
                "'" + file + "' cannot be imported",
                "the name is longer than 200 characters");
    }

    @Test
    void allProblemsOfTheFileAreToldTogether() throws Exception {
        Path file = imports.file("-x.qcow2", new byte[1024]);

        expectRefusal(
                file,
                null,
                "'" + file + "' cannot be imported",
                "it is neither a qcow2 image nor a partitioned disk: it has no boot sector (no 0x55AA at byte 510)",
                "the name '-x.qcow2' may hold only letters, digits and . _ + - and must not begin with . + or -");
    }

    @Test
    void anImageIsNeverOverwritten() throws Exception {
        Path file = imports.file("a.raw", Crafted.raw().bytes());
        imports.host.putVolume(Imports.POOL, "a.raw", new byte[] {1, 2, 3});

        expectRefusal(
                file,
                null,
                "pool 'foundry-images' already has a volume 'a.raw'",
                "images are never overwritten: choose another --name, or remove the volume first");
        assertThat(volume("a.raw")).containsExactly(1, 2, 3);
    }

    @Test
    void aFileThatWasPutIntoThePoolByHandIsNotOverwrittenEither() throws Exception {
        Path file = imports.file("a.raw", Crafted.raw().bytes());
        imports.host.putFile(Imports.POOL, "a.raw", new byte[] {1, 2, 3});

        expectRefusal(
                file,
                null,
                "pool 'foundry-images' already has a volume 'a.raw'",
                "images are never overwritten: choose another --name, or remove the volume first");
        assertThat(volume("a.raw")).containsExactly(1, 2, 3);
    }

    @Test
    void aPoolThatIsTooFullIsLeftAlone() throws Exception {
        imports.host.putVolume(Imports.POOL, "big", new byte[(1 << 24) - (1 << 20)]);
        Path file = imports.file("a.raw", Crafted.raw().bytes());
        HostSnapshot before = imports.host.snapshot();

        expectRefusal(file, null, "pool 'foundry-images' has 1.0 MiB free, and 1.0 MiB are needed at once");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aMissingPoolIsNotMade() throws Exception {
        ImportRequest request =
                new ImportRequest(imports.file("a.raw", Crafted.raw().bytes()), null, "foundry-image");

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> imports.run(imports.host, request));

        assertThat(failure).hasMessage("there is no pool 'foundry-image'");
        assertThat(failure.details()).first().isEqualTo("did you mean 'foundry-images'?");
    }

    @Test
    void aFolderIsNoImage() {
        expectRefusal(folder, null, "'" + folder + "' is a folder, not a file");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("nothing.raw");

        expectRefusal(file, null, "there is no file '" + file + "'");
    }

    @Test
    void aDeviceIsNoImage() {
        expectRefusal(Path.of("/dev/zero"), null, "'/dev/zero' is a device, pipe or socket, not a file");
    }

    private void expectRefusal(Path file, @Nullable String name, String message, String... details) {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, name));

        assertThat(failure).hasMessage(message);
        assertThat(failure.details()).isEqualTo(List.of(details));
    }

    private List<String> names() {
        return imports.host.volumes().list(Imports.POOL).stream()
                .map(volume -> volume.name())
                .toList();
    }

    private byte[] volume(String name) {
        return imports.host.volumes().read(new VolumeId(Imports.POOL, name), 0, 1 << 24);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException, IOException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
