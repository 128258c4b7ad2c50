package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Qcow2GateTest {
    @Test
    void aPlainVersion3ImageIsAccepted() {
        assertThat(Crafted.qcow2(3).inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 3, 65536, false, false));
    }

    @Test
    void aPlainVersion2ImageIsAccepted() {
        assertThat(Crafted.qcow2(2).inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 2, 65536, false, false));
    }

    @Test
    void version2HasNoFeatureBitsHeaderLengthOrCompressionType() {
        Crafted image =
                Crafted.qcow2(2).u32(80, 0x7fffffff).u64(88, -1).u32(96, 99).u32(100, 3);

        assertThat(image.inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 2, 65536, false, false));
    }

    @Test
    void compatibleAndAutoclearFeaturesAndUnknownExtensionsAreHarmless() {
        Crafted image = Crafted.qcow2(3)
                .u64(80, -1)
                .u64(88, -1)
                .u32(112, 0x6803f857)
                .u32(116, 5)
                .u32(128, 0x23852875)
                .u32(132, 24);

        assertThat(image.inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 3, 65536, false, false));
    }

    @Test
    void zstdAndExtendedL2AreAccepted() {
        // With extended L2 an L1 entry covers 256 MiB instead of 512.
        Crafted image = Crafted.qcow2(3).u64(72, 0b11000).u8(104, 1).u32(36, 4);

        assertThat(image.inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 3, 65536, true, true));
    }

    @Test
    void aHeaderOf104BytesHasNoCompressionType() {
        Crafted image = Crafted.qcow2(3).u32(100, 104);

        assertThat(image.inspected()).isEqualTo(new Inspection.Qcow2(Crafted.GIB, 3, 65536, false, false));
    }

    @Test
    void theLimitOnTheVirtualSizeIsInclusive() {
        Inspector inspector = new Inspector(new ImageLimits(Crafted.GIB));

        assertThat(inspector.inspect(new BytesSource(Crafted.qcow2(3).bytes()))).isInstanceOf(Inspection.Qcow2.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("xyz.cofront.foundry.image.Qcow2Faults#all")
    void aBadHeaderIsRefusedWithItsReasons(String name, byte[] image, List<String> reasons) {
        assertThat(new Inspector(ImageLimits.DEFAULT).inspect(new BytesSource(image)))
                .isEqualTo(new Inspection.Refused(reasons));
    }

    @Test
    void anExtensionMayFillTheFirstClusterExactly() {
        Crafted image = v3().u32(112, 0x6803f857).u32(116, 65536 - 120);

        assertThat(image.inspected()).isInstanceOf(Inspection.Qcow2.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void noPartOfTheFirstKibibyteIsAnImage(int version) {
        Crafted image = Crafted.qcow2(version);

        assertThat(Stream.iterate(0, length -> length <= 1024, length -> length + 1)
                        .map(length -> image.resized(length).inspected()))
                .allMatch(Inspection.Refused.class::isInstance);
    }

    /// In a JVM whose heap is 128 MiB: what a header claims must not become memory.
    @Test
    void aMillionRandomChangesNeverMakeItThrowOrHangOrFillTheHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeaderMutations.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("1000000 inspected, the slowest in ");
    }

    @Test
    void randomFilesNeverMakeItThrow() {
        Random random = new Random(20_250_102);

        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(2048)];
            random.nextBytes(bytes);
            System.arraycopy(Crafted.qcow2(2 + round % 2).bytes(), 0, bytes, 0, Math.min(bytes.length, round % 112));
            assertThat(new Inspector(ImageLimits.DEFAULT).inspect(new BytesSource(bytes)))
                    .isInstanceOf(Inspection.Refused.class);
        }
    }

    private static Crafted v3() {
        return Crafted.qcow2(3);
    }
}
