package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.content.NaiveDigest;
import xyz.cofront.foundry.content.Packed;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// Compressed images, unpacked on their way into the pool.
class ImportPackedTest {
    @TempDir
    Path folder;

    private Imports imports;
    private HostSnapshot before;

    @BeforeEach
    void prepare() {
        imports = new Imports(folder);
        before = imports.host.snapshot();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInAFileIsImportedUnderItsName(Compression format) throws Exception {
        byte[] bytes = Crafted.qcow2(3).text(70_000, "body").bytes();
        byte[] packed = Packed.of(format, bytes);
        Path file = imports.file("debian.qcow2" + suffix(format), packed);

        ImportedImage image = imports.run(file, null);

        assertThat(image.name()).isEqualTo("debian.qcow2");
        assertThat(image.virtualSize()).isEqualTo(Crafted.GIB);
        assertThat(image.provenance().digest()).isEqualTo(NaiveDigest.of(bytes));
        assertThat(image.provenance().sizeBytes()).isEqualTo(bytes.length);
        assertThat(volume("debian.qcow2")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void aRawImageIsAsLongAsWhatIsUnpacked(Compression format) throws Exception {
        byte[] bytes = Crafted.raw().text(70_000, "body").bytes();

        ImportedImage image = imports.run(imports.file("a.img", Packed.of(format, bytes)), "a.raw");

        assertThat(image.virtualSize()).isEqualTo(1 << 20);
        assertThat(volume("a.raw")).isEqualTo(bytes);
    }

    @Test
    void anImageOfLessThanAHeadIsImportedToo() throws Exception {
        byte[] disk = Crafted.zeros(4096)
                .text(510, "U\u00aa")
                .partition(0, 0, 0x83, 1, 2)
                .bytes();

        imports.run(imports.file("a.raw.gz", Packed.of(Compression.GZIP, disk)), null);

        assertThat(volume("a.raw")).isEqualTo(disk);
    }

    @Test
    void theChecksumIsThatOfTheFileAsItIs() throws Exception {
        byte[] packed = Packed.of(Compression.XZ, Crafted.raw().bytes());
        Path file = imports.file("a.raw.xz", packed);

        ImportedImage image = imports.run(imports.host, request(file, "sha256:" + sha256(packed)));

        assertThat(image.provenance().checksum()).isEqualTo("sha256:" + sha256(packed));
    }

    @ParameterizedTest
    @EnumSource
    void anotherChecksumLeavesNothing(Compression format) throws Exception {
        byte[] packed = Packed.of(format, Crafted.raw().bytes());
        Path file = imports.file("a.raw", packed);
        String wanted = "sha256:" + "0".repeat(64);

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> imports.run(imports.host, request(file, wanted)));

        assertThat(failure).hasMessage("'" + file + "' has another checksum than was given for it");
        assertThat(failure.details()).containsExactly("given: " + wanted, "found: sha256:" + sha256(packed));
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aRefusedHeaderIsSeenBeforeAnythingIsAskedOfThePool() throws Exception {
        byte[] bytes = Crafted.qcow2(3).u64(8, 512).bytes();
        Path file = imports.file("a.qcow2.gz", Packed.of(Compression.GZIP, bytes));

        expectFailure(
                file,
                "'" + file + "' cannot be imported",
                "it names a backing file: flatten it with 'qemu-img convert -O qcow2'");
        assertThat(imports.host.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPackedTwiceIsRefused(Compression outer) throws Exception {
        byte[] inner = Packed.of(Compression.GZIP, Crafted.raw().bytes());
        Path file = imports.file("a.raw", Packed.of(outer, inner));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure.details()).contains("it is a gzip file: unpack it first");
        assertThat(imports.host.calls()).isEmpty();
    }

    /// The header passes, and only the end shows what it is: that is looked at before the header is sent.
    @Test
    void aTailThatIsRefusedLeavesNothing() throws Exception {
        byte[] disk = Crafted.raw().text((1 << 20) - 512, "conectix").bytes();
        Path file = imports.file("a.raw.gz", Packed.of(Compression.GZIP, disk));

        expectFailure(
                file,
                "'" + file + "' cannot be imported",
                "it is a VHD image: convert it with 'qemu-img convert -O qcow2'");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aQcow2ImageThatEndsBeforeItsTablesLeavesNothing() throws Exception {
        byte[] cut = Arrays.copyOf(Crafted.qcow2(3).bytes(), 70_000);
        Path file = imports.file("a.qcow2.gz", Packed.of(Compression.GZIP, cut));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure.details()).contains("its L1 table lies beyond the end of the file: is the file whole?");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCutOffLeavesNothing(Compression format) throws Exception {
        byte[] bytes = Crafted.raw().bytes();
        byte[] noise = new byte[300_000];
        new Random(5).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 100_000, noise.length);
        byte[] packed = Packed.of(format, bytes);
        Path file = imports.file("a.raw", Arrays.copyOf(packed, packed.length - 20));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessage("'" + file + "' cannot be unpacked (" + format.word() + ")");
        assertThat(failure.details()).isNotEmpty();
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    /// Behind a header that promises a disk of 64 KiB: a qcow2 file cannot need 80 MiB for that.
    @ParameterizedTest
    @EnumSource
    void whatUnpacksToMoreThanItsHeaderAllowsIsRefused(Compression format) throws Exception {
        byte[] bytes = Crafted.qcow2(3).u64(24, 65_536).resized(80 << 20).bytes();
        byte[] packed = Packed.of(format, bytes);
        Path file = imports.file("a.qcow2", packed);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(packed.length).isLessThan(300_000);
        assertThat(failure).hasMessage("'" + file + "' cannot be unpacked (" + format.word() + ")");
        assertThat(failure.details())
                .containsExactly("it unpacks to more than " + (65_536 + 4_096 + (64 << 20) - 65_536) + " bytes");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    /// The head of 64 KiB and 85 pieces of 192 KiB are 16 MiB, of which the pool has given 100,000 bytes away.
    @Test
    void whatTurnsOutTooLargeForThePoolIsStoppedBeforeThePoolIsFull() throws Exception {
        imports.host.putVolume(Imports.POOL, "other.img", new byte[100_000]);
        before = imports.host.snapshot();
        byte[] bytes = Crafted.raw().resized(40 << 20).bytes();
        byte[] noise = new byte[30 << 20];
        new Random(5).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 65_536, noise.length);
        Path file = imports.file("a.raw.gz", Packed.of(Compression.GZIP, bytes));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure)
                .hasMessage("pool 'foundry-images' has 15.9 MiB free, and more than that is needed: 16.0 MiB at least");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aBrokenBeginningIsToldAtOnce() throws Exception {
        Path file = imports.file("a.raw.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 9, 9, 9, 9, 9, 9, 9, 9});

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessage("'" + file + "' cannot be unpacked (xz)");
        assertThat(imports.host.calls()).isEmpty();
    }

    private void expectFailure(Path file, String message, String... details) {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessage(message);
        assertThat(failure.details()).isEqualTo(List.of(details));
    }

    private static ImportRequest request(Path file, @Nullable String checksum) {
        Checksum wanted = checksum == null
                ? null
                : new Checksum(ChecksumAlgorithm.SHA256, checksum.substring("sha256:".length()));
        return new ImportRequest(file, "a.raw", Imports.POOL, wanted, ImportOrigin.UNKNOWN);
    }

    private byte[] volume(String name) {
        return imports.host.volumes().read(new VolumeId(Imports.POOL, name), 0, 1 << 24);
    }

    private static String suffix(Compression format) {
        return switch (format) {
            case GZIP -> ".gz";
            case XZ -> ".xz";
            case BZIP2 -> ".bz2";
            case ZSTD -> ".zst";
        };
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException, IOException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
