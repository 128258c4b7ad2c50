package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LocalSurroundingsTest {
    @TempDir
    private Path root;

    private Surroundings host;

    @BeforeEach
    void look() {
        host = new LocalSurroundings(root, () -> Optional.of("log"));
    }

    @Test
    void textsAreReadFromTheirBeginningAndEnd() throws IOException {
        Files.writeString(root.resolve("log"), "first\nlast\n");

        assertThat(host.text("/log")).contains("first\nlast\n");
        assertThat(host.tail("/log", 5)).contains("last\n");
        assertThat(host.kernelLog()).contains("log");
        assertThat(host.tail("/log", 500)).contains("first\nlast\n");
    }

    @Test
    void nothingIsReadWithoutABound() throws IOException {
        Files.write(root.resolve("big"), new byte[Surroundings.MOST + 1]);

        assertThat(host.text("/big").orElseThrow()).hasSize(Surroundings.MOST);
    }

    @Test
    void filesWithoutASizeAreRead() {
        assertThat(new LocalSurroundings(Path.of("/"), Optional::empty)
                        .text("/proc/self/status")
                        .orElseThrow())
                .contains("\nUid:\t");
    }

    @Test
    void bytesThatAreNoTextAreReadAllTheSame() throws IOException {
        Files.write(root.resolve("log"), new byte[] {'a', (byte) 0xff, 'b'});

        assertThat(host.text("/log")).contains("a\ufffdb");
    }

    @Test
    void pipesFoldersDevicesAndNothingAreNotRead() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createSymbolicLink(root.resolve("zero"), Path.of("/dev/zero"));

        assertThat(host.text("/pipe")).isEmpty();
        assertThat(host.tail("/pipe", 5)).isEmpty();
        assertThat(host.text("/zero")).isEmpty();
        assertThat(host.text("/")).isEmpty();
        assertThat(host.text("/nothing")).isEmpty();
        assertThat(host.text("/no\0name")).isEmpty();
        assertThat(host.opens("/pipe")).isFalse();
    }

    /// A link to itself is for root too what a folder that may not be entered is for others.
    @Test
    void whatIsThereWhatIsNotAndWhatCannotBeSeenAreToldApart() throws IOException {
        Files.createSymbolicLink(root.resolve("ring"), root.resolve("ring"));
        Files.createFile(root.resolve("file"));

        assertThat(host.sight("/file")).isEqualTo(Sight.THERE);
        assertThat(host.sight("/nothing")).isEqualTo(Sight.ABSENT);
        assertThat(host.sight("/ring")).isEqualTo(Sight.HIDDEN);
        assertThat(host.sight("/no\0name")).isEqualTo(Sight.HIDDEN);
        assertThat(host.writable("/file")).isTrue();
        assertThat(host.writable("/nothing")).isFalse();
        assertThat(host.writable("/ring")).isFalse();
    }

    @Test
    void rightsAreReadThroughLinks() throws IOException {
        Files.createFile(root.resolve("file"));
        Files.setPosixFilePermissions(root.resolve("file"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("file"));
        int uid = (int) Files.getAttribute(root.resolve("file"), "unix:uid");
        int gid = (int) Files.getAttribute(root.resolve("file"), "unix:gid");

        assertThat(host.rights("/link")).contains(new FileRights(uid, gid, 0751));
        assertThat(host.rights("/nothing")).isEmpty();
    }

    @Test
    void onlyDevicesAreOpened() throws IOException {
        Files.createFile(root.resolve("file"));
        Files.createSymbolicLink(root.resolve("null"), Path.of("/dev/null"));

        assertThat(host.opens("/null")).isTrue();
        assertThat(host.opens("/file")).isFalse();
        assertThat(host.opens("/nothing")).isFalse();
    }
}
