package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsReadAsUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), "vmPool: größer", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(new DiskFileReader().read(file)).contains(new FileReader.Content("vmPool: größer", false));
    }

    @Test
    void aFileThatEveryUserMayWriteIsMarked() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), "", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(new DiskFileReader().read(file)).contains(new FileReader.Content("", true));
    }

    @Test
    void aMissingFileIsNoFailure() throws IOException {
        assertThat(new DiskFileReader().read(folder.resolve("nothing.yaml"))).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreAFailure() throws IOException {
        Path file = Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xc3, 0x28});

        assertThatThrownBy(() -> new DiskFileReader().read(file)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aFolderIsAFailure() {
        assertThatThrownBy(() -> new DiskFileReader().read(folder)).isInstanceOf(IOException.class);
    }
}
