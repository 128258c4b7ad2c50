package xyz.cofront.foundry.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
    private static final byte[] BYTES = bytes();

    @ParameterizedTest
    @EnumSource
    void whatWasPackedIsUnpacked(Compression format) throws IOException {
        byte[] packed = Packed.of(format, BYTES);

        assertThat(Compression.of(packed)).contains(format);
        assertThat(unpack(format, packed)).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void partsBehindEachOtherAreOne(Compression format) throws IOException {
        byte[] one = Packed.of(format, new byte[] {1, 2});
        byte[] two = Packed.of(format, new byte[] {3});

        assertThat(unpack(format, join(one, two))).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource
    void whateverElseFollowsIsRefused(Compression format) {
        byte[] packed = join(Packed.of(format, BYTES), new byte[] {'g', 'a', 'r', 'b', 'a', 'g', 'e', '!'});

        assertThatThrownBy(() -> unpack(format, packed)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCutOffIsRefused(Compression format) {
        byte[] packed = Packed.of(format, BYTES);

        for (int missing : new int[] {1, 4, 9, packed.length / 2, packed.length - 8}) {
            byte[] cut = Arrays.copyOf(packed, packed.length - missing);
            assertThatThrownBy(() -> unpack(format, cut))
                    .as("%d bytes missing", missing)
                    .isInstanceOf(IOException.class);
        }
    }

    /// Zstandard's own program adds a checksum, which these bytes do not have; its data is tried in an
    /// integration test.
    @ParameterizedTest
    @EnumSource(names = "ZSTD", mode = EnumSource.Mode.EXCLUDE)
    void whatIsDamagedIsRefused(Compression format) {
        byte[] packed = Packed.of(format, BYTES);
        packed[packed.length / 2] ^= 0x10;

        assertThatThrownBy(() -> unpack(format, packed)).isInstanceOf(IOException.class);
    }

    /// Whatever a decompressor makes of nonsense, nothing but an `IOException` leaves it.
    @ParameterizedTest
    @EnumSource
    void nonsenseEndsInBytesOrInAnIoException(Compression format) {
        byte[] packed = Packed.of(format, Arrays.copyOf(BYTES, 2_000));
        Random random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = packed.clone();
            for (int count = 1 + random.nextInt(8); count > 0; count--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(thrownBy(format, damaged)).as("round %d", round).isIn("nothing", "an IOException");
        }
    }

    @Test
    void moreThanTheLimitIsRefused() throws IOException {
        byte[] packed = Packed.of(Compression.XZ, new byte[1001]);
        InputStream exact = Compression.XZ.unpack(new ByteArrayInputStream(packed));
        InputStream over = Compression.XZ.unpack(new ByteArrayInputStream(packed));

        assertThat(new Unpacked(exact, 1001).readAllBytes()).hasSize(1001);
        assertThatThrownBy(() -> new Unpacked(over, 1000).readAllBytes())
                .hasMessage("it unpacks to more than 1000 bytes");
    }

    @Test
    void otherBytesAreNoneOfThese() {
        assertThat(Compression.of(new byte[] {'Q', 'F', 'I', (byte) 0xfb})).isEmpty();
        assertThat(Compression.of(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.qcow2.xz, a.qcow2", "a.raw.gz, a.raw", "a.raw.bz2, a.raw", "a.zst, a", "a.qcow2, a.qcow2", ".gz, .gz"
    })
    void theNameLosesItsEnding(String name, String unpacked) {
        assertThat(Compression.unpackedName(name)).isEqualTo(unpacked);
    }

    private static byte[] unpack(Compression format, byte[] packed) throws IOException {
        try (InputStream stream = format.unpack(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    private static String thrownBy(Compression format, byte[] packed) {
        try (InputStream stream = format.unpack(new ByteArrayInputStream(packed))) {
            new Unpacked(stream, 1 << 20).readAllBytes();
            return "nothing";
        } catch (IOException refused) {
            return "an IOException";
        } catch (RuntimeException unexpected) {
            return unexpected.toString();
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[300_000];
        new Random(3).nextBytes(bytes);
        Arrays.fill(bytes, 100_000, 250_000, (byte) 7);
        return bytes;
    }
}
