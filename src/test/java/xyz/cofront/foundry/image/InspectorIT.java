package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.workflow.Interruption;

/// The gate against images that QEMU itself made.
class InspectorIT {
    private static final String BACKING = "it names a backing file: flatten it with 'qemu-img convert -O qcow2'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compat=0.10 | 1G | 2 | 65536 | false | false",
                "compat=1.1 | 1G | 3 | 65536 | false | false",
                "compat=1.1 | 2T | 3 | 65536 | false | false",
                "cluster_size=512 | 128G | 3 | 512 | false | false",
                "cluster_size=512,compat=0.10 | 512 | 2 | 512 | false | false",
                "cluster_size=4k | 1G | 3 | 4096 | false | false",
                "cluster_size=2M | 2T | 3 | 2097152 | false | false",
                "extended_l2=on | 1G | 3 | 65536 | false | true",
                "extended_l2=on,cluster_size=16k | 2T | 3 | 16384 | false | true",
                "extended_l2=on,cluster_size=128k | 1T | 3 | 131072 | false | true",
                "compression_type=zstd | 1G | 3 | 65536 | true | false",
                "compression_type=zlib | 1G | 3 | 65536 | false | false",
                "lazy_refcounts=on | 1G | 3 | 65536 | false | false",
                "refcount_bits=1 | 1G | 3 | 65536 | false | false",
                "refcount_bits=64 | 1G | 3 | 65536 | false | false",
                "preallocation=metadata | 1G | 3 | 65536 | false | false",
                "cluster_size=1k | 1G | 3 | 1024 | false | false",
                "cluster_size=8k,compat=0.10 | 10G | 2 | 8192 | false | false",
                "cluster_size=32k,compression_type=zstd | 10G | 3 | 32768 | true | false",
                "cluster_size=256k,lazy_refcounts=on | 20G | 3 | 262144 | false | false",
                "cluster_size=512k,refcount_bits=32 | 20G | 3 | 524288 | false | false",
                "cluster_size=1M,preallocation=metadata | 2G | 3 | 1048576 | false | false",
                "extended_l2=on,compression_type=zstd,cluster_size=2M | 2T | 3 | 2097152 | true | true",
                "refcount_bits=2 | 3G | 3 | 65536 | false | false",
                "refcount_bits=8,compression_type=zstd | 7G | 3 | 65536 | true | false"
            })
    void whatQemuMakesIsAccepted(
            String options, String size, int version, int clusterSize, boolean zstd, boolean extendedL2)
            throws IOException {
        qemuImg().run("create", "-q", "-f", "qcow2", "-o", options, "a.qcow2", size);

        assertThat(inspect("a.qcow2"))
                .isEqualTo(new Inspection.Qcow2(bytes(size), version, clusterSize, zstd, extendedL2));
    }

    @Test
    void aConvertedCompressedImageIsAccepted() throws IOException {
        diskWithData();
        qemuImg().run("convert", "-c", "-O", "qcow2", "disk.raw", "a.qcow2");

        assertThat(inspect("a.qcow2")).isEqualTo(new Inspection.Qcow2(4 << 20, 3, 65536, false, false));
    }

    @Test
    void anImageWhoseSnapshotsAreAllDeletedIsAccepted() throws IOException {
        create("a.qcow2");
        qemuImg().run("snapshot", "-c", "one", "a.qcow2");
        qemuImg().run("snapshot", "-d", "one", "a.qcow2");

        assertThat(inspect("a.qcow2")).isInstanceOf(Inspection.Qcow2.class);
    }

    @Test
    void anImageWithADirtyBitmapIsAccepted() throws IOException {
        create("a.qcow2");
        qemuImg().run("bitmap", "--add", "a.qcow2", "changes");

        assertThat(inspect("a.qcow2")).isInstanceOf(Inspection.Qcow2.class);
    }

    @Test
    void aSnapshotIsRefused() throws IOException {
        create("a.qcow2");
        qemuImg().run("snapshot", "-c", "one", "a.qcow2");

        assertRefused("a.qcow2", "it holds internal snapshots: flatten it with 'qemu-img convert -O qcow2'");
    }

    @Test
    void aBackingFileIsRefusedWithItsFormat() throws IOException {
        create("base.qcow2");
        qemuImg().run("create", "-q", "-f", "qcow2", "-b", "base.qcow2", "-F", "qcow2", "a.qcow2");

        assertRefused("a.qcow2", BACKING, "it names the format of a backing file");
    }

    @Test
    void aBackingFileOfVersion2IsRefused() throws IOException {
        create("base.qcow2");
        qemuImg().run("create", "-q", "-f", "qcow2", "-o", "compat=0.10", "-b", "base.qcow2", "-F", "qcow2", "a.qcow2");

        assertRefused("a.qcow2", BACKING, "it names the format of a backing file");
    }

    @Test
    void anExternalDataFileIsRefused() throws IOException {
        qemuImg().run("create", "-q", "-f", "qcow2", "-o", "data_file=d.raw", "a.qcow2", "1G");

        assertRefused(
                "a.qcow2", "its data lies in another file (external data file)", "it names an external data file");
    }

    @ParameterizedTest
    @CsvSource({"aes, 1", "luks, 2"})
    void encryptionIsRefused(String format, int method) throws IOException {
        qemuImg()
                .run(
                        "create",
                        "-q",
                        "-f",
                        "qcow2",
                        "--object",
                        "secret,id=s,data=geheim",
                        "-o",
                        "encrypt.format=" + format + ",encrypt.key-secret=s",
                        "a.qcow2",
                        "16M");

        String encrypted = "it is encrypted (method " + method + ")";
        if (method == 1) {
            assertRefused("a.qcow2", encrypted);
        } else {
            assertRefused("a.qcow2", encrypted, "it has an encryption header (LUKS)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, it was not closed cleanly (dirty): repair it with 'qemu-img check -r all'",
        "2, it is marked corrupt: repair it with 'qemu-img check -r all'"
    })
    void theBitsThatQemuSetsOnDamageAreRefused(int bit, String reason) throws IOException {
        create("a.qcow2");
        patch("a.qcow2", 79, (byte) bit);

        assertRefused("a.qcow2", reason);
    }

    @ParameterizedTest
    @CsvSource({
        "vmdk, a VMDK image",
        "vdi, a VDI image",
        "vpc, a VHD image",
        "vhdx, a VHDX image",
        "qed, a QED image",
        "parallels, a Parallels image"
    })
    void everyOtherFormatThatQemuMakesIsRefused(String format, String description) throws IOException {
        qemuImg().run("create", "-q", "-f", format, "a.img", "16M");

        assertRefused("a.img", "it is " + description + ": convert it with 'qemu-img convert -O qcow2'");
    }

    @Test
    void aFixedVhdThatHoldsADiskIsRefusedByItsFooter() throws IOException {
        diskWithData();
        qemuImg().run("convert", "-O", "vpc", "-o", "subformat=fixed,force_size=on", "disk.raw", "a.vhd");

        assertRefused("a.vhd", "it is a VHD image: convert it with 'qemu-img convert -O qcow2'");
    }

    @Test
    void aVmdkOfPlainExtentsIsRefusedByItsDescriptor() throws IOException {
        qemuImg().run("create", "-q", "-f", "vmdk", "-o", "subformat=monolithicFlat", "a.vmdk", "16M");

        assertRefused("a.vmdk", "it is a VMDK image: convert it with 'qemu-img convert -O qcow2'");
    }

    @Test
    void aRawDiskConvertedFromQcow2IsAccepted() throws IOException {
        diskWithData();
        qemuImg().run("convert", "-O", "qcow2", "disk.raw", "a.qcow2");
        qemuImg().run("convert", "-O", "raw", "a.qcow2", "b.raw");

        assertThat(inspect("b.raw")).isEqualTo(new Inspection.Raw(4 << 20));
    }

    @Test
    void anImageCutOffBeforeItsTablesIsRefusedThoughQemuAcceptsIt() throws IOException {
        create("a.qcow2");
        try (FileChannel file = FileChannel.open(folder.resolve("a.qcow2"), StandardOpenOption.WRITE)) {
            file.truncate(131_072);
        }

        assertThat(qemuImg().run("info", "a.qcow2")).contains("file format: qcow2");
        assertRefused("a.qcow2", "its L1 table lies beyond the end of the file: is the file whole?");
    }

    /// Written as a guest writes: here and there, zeros, discarded again, the odd last sector.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "compat=0.10",
                "compat=1.1",
                "cluster_size=512",
                "cluster_size=4k",
                "cluster_size=2M",
                "extended_l2=on",
                "extended_l2=on,cluster_size=16k",
                "lazy_refcounts=on",
                "preallocation=metadata",
                "preallocation=falloc"
            })
    void whatAGuestWroteIsAcceptedWholeAndRefusedCutOff(String options) throws IOException {
        qemuImg().run("create", "-q", "-f", "qcow2", "-o", options, "a.qcow2", "41943552");
        qemuImg()
                .execute(List.of(
                        "qemu-io",
                        "-f",
                        "qcow2",
                        "-c",
                        "write -q -P 1 0 3M",
                        "-c",
                        "write -q -P 2 9000000 512",
                        "-c",
                        "write -q -z 12M 5M",
                        "-c",
                        "write -q -z -u 1M 256k",
                        "-c",
                        "discard -q 2M 512k",
                        "-c",
                        "write -q -P 3 20M 4M",
                        "-c",
                        "write -q -P 4 41943040 512",
                        "a.qcow2"));

        assertThat(inspect("a.qcow2")).isInstanceOf(Inspection.Qcow2.class);
        assertCutOff("a.qcow2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compat=0.10",
                "compression_type=zlib",
                "compression_type=zstd",
                "cluster_size=512",
                "cluster_size=2M",
                "cluster_size=16k,extended_l2=on,compression_type=zstd"
            })
    void aCompressedImageIsAcceptedWholeAndRefusedCutOff(String options) throws IOException {
        byte[] disk = new byte[9 << 20];
        new Random(7).nextBytes(disk);
        // Of some clusters half is zeros, so that they become smaller in different ways.
        for (int at = 0; at < disk.length; at += 3 << 16) {
            Arrays.fill(disk, at, at + (1 << 15), (byte) 0);
        }
        Files.write(folder.resolve("disk.raw"), disk);
        qemuImg().run("convert", "-c", "-f", "raw", "-O", "qcow2", "-o", options, "disk.raw", "a.qcow2");

        assertThat(inspect("a.qcow2")).isInstanceOf(Inspection.Qcow2.class);
        assertCutOff("a.qcow2");
    }

    /// Wherever it is cut, down to the last cluster with data.
    private void assertCutOff(String name) throws IOException {
        long size = dataEnd(name);
        for (int eighths = 7; eighths > 0; eighths--) {
            try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
                file.truncate(size * eighths / 8);
            }
            assertThat(inspect(name))
                    .isInstanceOfSatisfying(
                            Inspection.Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .isNotEmpty()
                                    .allMatch(reason -> reason.contains("beyond the end of the file")));
        }
    }

    /// What lies behind it was only set aside.
    private long dataEnd(String name) {
        return Pattern.compile("\"offset\": (\\d+)")
                .matcher(qemuImg().run("map", "--output=json", name))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElseGet(() -> folder.resolve(name).toFile().length());
    }

    private void create(String name) {
        qemuImg().run("create", "-q", "-f", "qcow2", name, "1G");
    }

    private void diskWithData() throws IOException {
        Files.write(
                folder.resolve("disk.raw"),
                Crafted.raw().text(70_000, "data").resized(4 << 20).bytes());
    }

    private void patch(String name, long offset, byte value) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
            assertThat(file.write(ByteBuffer.wrap(new byte[] {value}), offset)).isEqualTo(1);
        }
    }

    private void assertRefused(String name, String... reasons) {
        assertThat(inspect(name)).isEqualTo(new Inspection.Refused(List.of(reasons)));
    }

    private Inspection inspect(String name) {
        try (LocalFile file = LocalFile.open(folder.resolve(name))) {
            return new Inspector(ImageLimits.DEFAULT).inspectWhole(file, Integer.MAX_VALUE, Interruption.NONE);
        }
    }

    private QemuImg qemuImg() {
        return new QemuImg(folder);
    }

    private static long bytes(String size) {
        String digits = size.replaceAll("[GT]", "");
        int shift = size.endsWith("T") ? 40 : size.endsWith("G") ? 30 : 0;
        return Long.parseLong(digits) << shift;
    }
}
