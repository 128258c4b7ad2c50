package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.workflow.Interruption;

/// Tables made by hand: the L1 table in cluster 2, an L2 table in cluster 3, data in cluster 4, the last.
class Qcow2ClustersTest {
    private static final int CLUSTER = 65536;
    private static final int L1 = 2 * CLUSTER;
    private static final int L2 = 3 * CLUSTER;
    private static final long COPIED = 1L << 63;
    private static final long COMPRESSED = 1L << 62;
    private static final long END = 5 * CLUSTER;
    private static final String CUT_OFF =
            "it is cut off: clusters that its tables name lie beyond the end of the file (%s)";
    private static final String ASTRAY =
            "it is corrupt: entries of its tables name places where no cluster begins (%s)";

    static Stream<Arguments> good() {
        return Stream.of(
                row("data in the last cluster", image(3).u64(L2, COPIED | 4 * CLUSTER)),
                row("data in the last cluster of version 2", image(2).u64(L2, COPIED | 4 * CLUSTER)),
                row("nothing", image(3)),
                row("zeros", image(3).u64(L2, 1)),
                row("zeros set aside where the file ends", image(3).u64(L2, COPIED | END | 1)),
                row(
                        "subclusters that are all unallocated",
                        image(3).u64(72, 16).u32(36, 4).u64(L2, END)),
                row(
                        "subclusters that are all zeros",
                        image(3).u64(72, 16).u32(36, 4).u64(L2, END).u64(L2 + 8, -1L << 32)),
                // Sixteen sectors more follow the first; the last of them is the file's.
                row("a compressed cluster up to the end", image(3).u64(L2, compressed(END - 17 * 512 + 5, 16))),
                row(
                        "the last byte of a cluster",
                        image(3).u64(L2, COPIED | 4 * CLUSTER).resized((int) END - CLUSTER + 1)),
                row(
                        "entries that no part of the disk needs",
                        image(3).u32(36, 3).u64(L1 + 16, COPIED | 1L << 40)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void good(String what, Crafted image) {
        assertThat(inspect(image)).isInstanceOf(Inspection.Qcow2.class);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                row("data where the file ends", image(3).u64(L2, COPIED | END), CUT_OFF.formatted(1)),
                row(
                        "data far away",
                        image(3).u64(L2 + 8, 1L << 50)
                                .u64(L2 + 16, COPIED | 1L << 55)
                                .u64(L2 + 24, 4 * CLUSTER),
                        CUT_OFF.formatted(2)),
                row("zeros of version 2 have no flag", image(2).u64(L1 + 8, COPIED | END), CUT_OFF.formatted(1)),
                row(
                        "a table of which half is there",
                        image(3).u64(L1 + 8, 4 * CLUSTER).resized((int) END - CLUSTER / 2),
                        CUT_OFF.formatted(1)),
                row(
                        "a compressed cluster one sector too long",
                        image(3).u64(L2, compressed(END - 16 * 512 + 5, 16)),
                        CUT_OFF.formatted(1)),
                row("a compressed cluster far away", image(3).u64(L2, compressed(1L << 53, 0)), CUT_OFF.formatted(1)),
                row(
                        "one subcluster",
                        image(3).u64(72, 16).u32(36, 4).u64(L2 + 16, END).u64(L2 + 24, 1L << 31),
                        CUT_OFF.formatted(1)),
                row("data between clusters", image(3).u64(L2, COPIED | 4 * CLUSTER + 512), ASTRAY.formatted(1)),
                row("a table between clusters", image(3).u64(L1 + 8, L2 + 512), ASTRAY.formatted(1)),
                row(
                        "a table named twice",
                        image(3).u64(L1 + 8, COPIED | L2),
                        "it is corrupt: its L1 table names an L2 table twice"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bad(String what, Crafted image, String reason) {
        assertThat(inspect(image)).isEqualTo(Inspection.Refused.because(reason));
    }

    /// 2 TiB in clusters of 512 bytes want more than QEMU allows; 128 GiB want all of it, 32 MiB.
    @Test
    void theLongestL1TableIsReadOnce() {
        int length = 4 << 23;
        Crafted image = Crafted.qcow2(3)
                .resized(3 * CLUSTER + length)
                .u32(20, 9)
                .u64(24, 128L << 30)
                .u32(36, length / 8)
                .u64(40, 3 * CLUSTER)
                .u64(3 * CLUSTER + length - 8, 1L << 40);

        assertThat(inspect(image)).isEqualTo(Inspection.Refused.because(CUT_OFF.formatted(1)));
    }

    private static Crafted image(int version) {
        return Crafted.qcow2(version).resized((int) END).u64(L1, COPIED | L2);
    }

    /// With clusters of 64 KiB the offset has 54 bits.
    private static long compressed(long offset, long sectors) {
        return COMPRESSED | sectors << 54 | offset;
    }

    private static Inspection inspect(Crafted image) {
        return new Inspector(ImageLimits.DEFAULT)
                .inspectWhole(new BytesSource(image.bytes()), Integer.MAX_VALUE, Interruption.NONE);
    }

    private static Arguments row(Object... values) {
        return Arguments.of(values);
    }
}
