package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RawGateTest {
    private static final String NO_DISK = "it is neither a qcow2 image nor a partitioned disk: ";
    private static final String NO_BOOT_SECTOR = NO_DISK + "it has no boot sector (no 0x55AA at byte 510)";

    @Test
    void aDiskWithAPartitionIsAccepted() {
        assertThat(Crafted.raw().inspected()).isEqualTo(new Inspection.Raw(1 << 20));
    }

    @Test
    void aGptDiskMaySayAnyLengthInItsProtectiveEntry() {
        Crafted image = Crafted.zeros(1 << 20).text(510, "U\u00aa").partition(0, 0, 0xEE, 1, -1);

        assertThat(image.inspected()).isEqualTo(new Inspection.Raw(1 << 20));
    }

    @Test
    void aDiskMayHaveFourPartitionsInAnyOrder() {
        Crafted image = Crafted.raw()
                .partition(0, 0, 0x83, 1024, 1024)
                .partition(1, 0, 0x82, 512, 256)
                .partition(2, 0x80, 0xef, 64, 128)
                .partition(3, 0, 0x05, 768, 256);

        assertThat(image.inspected()).isEqualTo(new Inspection.Raw(1 << 20));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                bad("nothing", Crafted.zeros(0), "it is empty"),
                bad("one byte", Crafted.zeros(1), "its size, 1 bytes, is not a multiple of 512", NO_BOOT_SECTOR),
                bad("zeros", Crafted.zeros(1 << 20), NO_BOOT_SECTOR),
                bad("signature swapped", Crafted.raw().text(510, "\u00aaU"), NO_BOOT_SECTOR),
                bad(
                        "a sector and a half",
                        Crafted.raw().resized(1 << 20 | 256),
                        "its size, 1048832 bytes, is not a multiple of 512"),
                bad(
                        "no partition",
                        Crafted.zeros(1 << 20).text(510, "U\u00aa"),
                        NO_DISK + "its partition table is empty"),
                bad(
                        "boot code where the table should be",
                        Crafted.raw().partition(1, 0x41, 0, 0, 0),
                        NO_DISK + "partition 2 has the status 65, neither 0 nor 128"),
                bad(
                        "status 129",
                        Crafted.raw().partition(3, 0x81, 0x83, 64, 64),
                        NO_DISK + "partition 4 has the status 129, neither 0 nor 128"),
                bad(
                        "partition at sector 0",
                        Crafted.raw().partition(2, 0, 0x83, 0, 10),
                        NO_DISK + "partition 3 starts at sector 0 and has 10 sectors"),
                bad(
                        "partition without sectors",
                        Crafted.raw().partition(2, 0, 0x83, 10, 0),
                        NO_DISK + "partition 3 starts at sector 10 and has 0 sectors"),
                bad(
                        "half a download",
                        Crafted.raw().resized(1 << 19),
                        NO_DISK + "partition 1 ends beyond the end of the file: is the file whole?"),
                bad(
                        "sums that overflow 32 bits",
                        Crafted.raw().partition(0, 0, 0x83, -1, -1),
                        NO_DISK + "partition 1 ends beyond the end of the file: is the file whole?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNoDiskIsRefusedWithItsReasons(String name, byte[] image, List<String> reasons) {
        assertThat(new Inspector(ImageLimits.DEFAULT).inspect(new BytesSource(image)))
                .isEqualTo(new Inspection.Refused(reasons));
    }

    @Test
    void aDiskOverTheLimitIsRefused() {
        Inspector inspector = new Inspector(new ImageLimits((1 << 20) - 512));

        assertThat(inspector.inspect(new BytesSource(Crafted.raw().bytes())))
                .isEqualTo(new Inspection.Refused(List.of("its size, 1048576 bytes, is over the limit of 1048064")));
    }

    private static Arguments bad(String name, Crafted image, String... reasons) {
        return Arguments.of(name, image.bytes(), List.of(reasons));
    }
}
