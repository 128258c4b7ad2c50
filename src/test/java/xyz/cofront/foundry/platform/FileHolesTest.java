package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a file system with holes, as ext4, XFS, Btrfs and tmpfs are.
class FileHolesTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void dataAndHolesAreFound() throws IOException {
        Path file = folder.resolve("file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[(int) MIB]), 4 * MIB);
            channel.write(ByteBuffer.wrap(new byte[1]), 9 * MIB - 1);
            channel.truncate(9 * MIB);
        }

        try (FileHoles holes = FileHoles.open(file, 9 * MIB)) {
            assertThat(holes.nextData(0)).isEqualTo(4 * MIB);
            assertThat(holes.nextData(4 * MIB + 5)).isEqualTo(4 * MIB + 5);
            assertThat(holes.nextHole(4 * MIB)).isEqualTo(5 * MIB);
            assertThat(holes.nextHole(0)).isZero();
            assertThat(holes.nextData(5 * MIB)).isBetween(8 * MIB, 9 * MIB - 1);
            assertThat(holes.nextData(9 * MIB)).isEqualTo(9 * MIB);
        }
    }

    @Test
    void aFileOfOneHoleHasNoData() throws IOException {
        Path file = folder.resolve("file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), MIB);
            channel.truncate(MIB);
        }

        try (FileHoles holes = FileHoles.open(file, MIB)) {
            assertThat(holes.nextData(0)).isGreaterThanOrEqualTo(MIB - 4096);
        }
    }

    @Test
    void theFileStaysTheSameWhateverBecomesOfItsName() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {1});

        try (FileHoles holes = FileHoles.open(file, 1)) {
            Files.delete(file);
            Files.write(file, new byte[] {2});
            assertThat(Files.readAllBytes(holes.path())).containsExactly(1);
        }
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> FileHoles.open(folder.resolve("none"), 1))
                .isInstanceOf(IOException.class)
                .hasMessage("open failed with error 2");
    }
}
