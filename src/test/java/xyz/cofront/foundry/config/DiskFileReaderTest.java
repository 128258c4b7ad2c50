package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    /// Who may write to the folder may put another file there, but not where the sticky bit is set, as in `/tmp`.
    @Test
    void aFileInAFolderThatEveryUserMayWriteToIsMarked() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Path file = Files.writeString(open.resolve("config.yaml"), "", StandardCharsets.UTF_8);

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Optional<FileReader.Content> replaceable = new DiskFileReader().read(file);
        Files.setAttribute(open, "unix:mode", 01777);
        Optional<FileReader.Content> sticky = new DiskFileReader().read(file);

        assertThat(replaceable).contains(new FileReader.Content("", true));
        assertThat(sticky).contains(new FileReader.Content("", false));
    }

    @Test
    @Timeout(10)
    void aPipeIsAFailureAndIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("config.yaml");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertThatThrownBy(() -> new DiskFileReader().read(pipe))
                .isInstanceOf(IOException.class)
                .hasMessage("is no regular file");
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
