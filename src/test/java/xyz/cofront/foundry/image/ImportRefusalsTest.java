package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.VolumeId;

class ImportRefusalsTest {
    @TempDir
    Path folder;

    private Imports imports;

    @BeforeEach
    void prepare() {
        imports = new Imports(folder);
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
    void aPoolOfBlockDevicesTakesNoImages() throws Exception {
        imports.host.withBlockPool("vg", "/dev/vg", 1 << 30);
        Path file = imports.file("a.raw", Crafted.raw().bytes());
        HostSnapshot before = imports.host.snapshot();

        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> imports.run(imports.host, new ImportRequest(file, null, "vg")));

        assertThat(failure).hasMessage("pool 'vg' is of type logical, and images need a pool of files");
        assertThat(failure.details()).containsExactly("--pool names another one: of type dir, fs or netfs");
        assertThat(imports.host.snapshot()).isEqualTo(before);
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

    @Test
    void theNameThatIsProposedIsAllowed() throws Exception {
        Path file = imports.file("My Image (1).img", Crafted.raw().bytes());

        expectRefusal(
                file,
                "-My Image (1).img",
                "'" + file + "' cannot be imported",
                "the name '-My Image (1).img'"
                        + " may hold only letters, digits and . _ + - and must not begin with . + or -",
                "the name '-My Image (1).img' does not end in .qcow2 or .raw: try --name my-image-1.raw");
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
                "images are never overwritten: choose another --name, or delete the image first");
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
                "images are never overwritten: choose another --name, or delete the image first");
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

    private byte[] volume(String name) {
        return imports.host.volumes().read(new VolumeId(Imports.POOL, name), 0, 1 << 24);
    }
}
