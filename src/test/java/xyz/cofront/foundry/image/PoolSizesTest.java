package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.content.Packed;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

/// An image of 4 MiB, half of it zeros, into pools of 64 sizes from 64 KiB to 4 MiB.
class PoolSizesTest {
    private static final int STEP = 65_536;

    @TempDir
    Path folder;

    static Stream<Arguments> sizes() {
        return IntStream.rangeClosed(1, 64)
                .boxed()
                .flatMap(size -> Stream.of(false, true).map(packed -> Arguments.of(size, packed)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void anImportFitsOrSaysWhatItNeedsAndLeavesNothing(int size, boolean packed) throws IOException {
        byte[] bytes = image();
        Path file = Files.write(folder.resolve("a.raw"), packed ? Packed.of(Compression.GZIP, bytes) : bytes);
        InMemoryHypervisor host = new InMemoryHypervisor().withPool("p", "/p", (long) size * STEP);
        HostSnapshot before = host.snapshot();

        StorageException failure = catchThrowableOfType(StorageException.class, () -> run(host, file));

        if (failure == null) {
            assertThat(size * STEP).isGreaterThan(2 << 20);
            assertThat(host.volumes().list("p")).hasSize(2);
        } else {
            assertThat(size * STEP).isLessThan((4 << 20) + 2 * STEP);
            assertThat(failure.getMessage())
                    .matches("pool 'p' (has [0-9.]+ MiB free, and (more than that is needed: [0-9.]+ MiB at least"
                            + "|[0-9.]+ MiB are needed at once)"
                            + "|is full: [0-9.]+ MiB were free, and at least [0-9.]+ MiB are needed)");
            assertThat(host.snapshot()).isEqualTo(before);
        }
    }

    private void run(InMemoryHypervisor host, Path file) {
        new ImportImage(
                        host,
                        new DefaultPools("/srv"),
                        new Inspector(ImageLimits.DEFAULT),
                        new Imports(folder).actor(),
                        Progress.SILENT)
                .run(new ImportRequest(file, "a.raw", "p"));
    }

    private static byte[] image() {
        byte[] bytes = Crafted.raw().resized(4 << 20).bytes();
        byte[] noise = new byte[2 << 20];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 1 << 20, noise.length);
        return bytes;
    }
}
