package xyz.cofront.foundry.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the reference implementation's own program packs is unpacked to what it was.
class ZstdIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> packed() {
        List<String> levels = List.of("-1", "-3", "-9", "-19", "--fast=5", "-3 --long=24", "-3 --no-check");
        return levels.stream().flatMap(level -> IntStream.range(0, 8).mapToObj(kind -> Arguments.of(level, kind)));
    }

    @ParameterizedTest
    @MethodSource("packed")
    void whateverTheZstdProgramPacksIsUnpacked(String options, int kind) throws IOException {
        byte[] bytes = sample(kind);
        assertThat(unpack(pack(bytes, options))).isEqualTo(bytes);
    }

    @Test
    void framesBehindEachOtherAreOneStream() throws IOException {
        byte[] one = sample(3);
        byte[] two = sample(4);
        byte[] both = join(pack(one, "-3"), pack(two, "-19"));
        assertThat(unpack(both)).isEqualTo(join(one, two));
    }

    /// From a pipe, for a file's frame needs no larger window than the file is long.
    @Test
    void aWindowOfMoreThan8MibIsRefused() throws IOException {
        byte[] packed = pack(words(new Random(1), 100_000), "-3 --long=27 <");

        assertThatThrownBy(() -> unpack(packed))
                .isInstanceOf(IOException.class)
                .hasMessage("it is packed with a window of over 8 MiB (--ultra or --long): 'zstd -d' unpacks it");
    }

    /// Damage may go unnoticed only where nothing depends on the byte; here every frame has a checksum.
    @Test
    void noSingleDamagedByteYieldsOtherBytes() throws IOException {
        byte[] bytes = Arrays.copyOf(sample(5), 20_000);
        byte[] packed = pack(bytes, "-19");
        for (int index = 0; index < packed.length; index++) {
            byte[] damaged = packed.clone();
            damaged[index] ^= (byte) (1 << index % 8);
            assertThat(sameOrRefused(damaged, bytes)).as("byte %d", index).isTrue();
        }
    }

    @Test
    void wheneverItIsCutOffThatIsSeen() throws IOException {
        byte[] packed = pack(Arrays.copyOf(sample(5), 5_000), "-9");
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThat(sameOrRefused(cut, new byte[] {1}))
                    .as("%d bytes", length)
                    .isTrue();
        }
    }

    /// Damaged so in every way, the JVM must not crash, hang or throw anything but an `IOException`.
    @Test
    void damagedFramesYieldBytesOrAnException() throws IOException {
        List<byte[]> frames = List.of(
                pack(Arrays.copyOf(sample(3), 20_000), "-3 --no-check"),
                pack(Arrays.copyOf(sample(6), 20_000), "-19 --no-check"),
                pack(Arrays.copyOf(sample(5), 20_000), "-1 --no-check"));
        Random random = new Random(11);
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < 20_000; round++) {
            outcomes.add(outcome(damaged(random, frames.get(round % frames.size()))));
        }
        assertThat(outcomes).containsExactlyInAnyOrder("bytes", "an IOException");
    }

    private static byte[] damaged(Random random, byte[] frame) {
        byte[] damaged = Arrays.copyOf(frame, random.nextInt(4) == 0 ? random.nextInt(frame.length) : frame.length);
        for (int count = random.nextInt(8); count > 0 && damaged.length > 0; count--) {
            damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt();
        }
        return damaged;
    }

    /// A damaged length may stand for gigabytes: the limit is [Unpacked]'s work.
    private static String outcome(byte[] packed) {
        try (InputStream stream = Compression.ZSTD.unpack(new ByteArrayInputStream(packed))) {
            new Unpacked(stream, 1 << 22).readAllBytes();
            return "bytes";
        } catch (IOException refused) {
            return "an IOException";
        }
    }

    private static boolean sameOrRefused(byte[] packed, byte[] bytes) {
        try {
            return Arrays.equals(unpack(packed), bytes);
        } catch (IOException refused) {
            return true;
        }
    }

    /// Texts, noise, runs and mixtures of several blocks.
    private static byte[] sample(int kind) {
        Random random = new Random(kind);
        return switch (kind) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {42};
            case 2 -> new byte[5_000_000];
            case 3 -> words(random, 3_000_000);
            case 4 -> noise(random, 1_000_000);
            case 5 -> join(words(random, 300_000), noise(random, 300_000), new byte[200_000]);
            case 6 -> skewed(random, 2_000_000);
            default -> join(words(random, 700_000), words(new Random(kind), 700_000));
        };
    }

    private static byte[] words(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Integer.toString(random.nextInt(5000), 36)).append(' ');
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] skewed(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) Math.abs(random.nextGaussian() * 12);
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        byte[] whole = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (InputStream stream = Compression.ZSTD.unpack(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    private byte[] pack(byte[] bytes, String options) throws IOException {
        Path plain = Files.write(folder.resolve("plain"), bytes);
        Path packed = folder.resolve("packed.zst");
        String command = "zstd -q -f -o " + packed + " " + options + " " + plain;
        try {
            Process process =
                    new ProcessBuilder(List.of("sh", "-c", command)).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command);
            }
            return Files.readAllBytes(packed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
