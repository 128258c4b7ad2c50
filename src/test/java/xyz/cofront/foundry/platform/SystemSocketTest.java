package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemSocketTest {
    @TempDir
    private Path folder;

    @Test
    void aDaemonThatIsDownIsNoDenial() {
        assertThat(new SystemSocket(folder).denied()).isFalse();
    }

    @Test
    void aSocketThatMayBeOpenedIsNoDenial() throws IOException {
        Files.createFile(folder.resolve("virtqemud-sock"));

        assertThat(new SystemSocket(folder).denied()).isFalse();
    }

    /// Like a socket in a folder that may not be entered; a link to itself is so even for root.
    @Test
    void aSocketThatCanNeitherBeOpenedNorSaidToBeAbsentIsADenial() throws IOException {
        Path socket = folder.resolve("libvirt-sock");
        Files.createSymbolicLink(socket, socket);

        assertThat(new SystemSocket(folder).denied()).isTrue();
    }

    @Test
    void oneSocketThatMayBeOpenedIsEnough() throws IOException {
        Path socket = folder.resolve("libvirt-sock");
        Files.createSymbolicLink(socket, socket);
        Files.createFile(folder.resolve("virtqemud-sock"));

        assertThat(new SystemSocket(folder).denied()).isFalse();
    }
}
