package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshBannerTest {
    private final SshProbe hasty = new SshBanner(Duration.ofMillis(500));
    private final SshProbe patient = new SshBanner(Duration.ofSeconds(20));

    @ParameterizedTest
    @CsvSource({
        "SSH-2.0-OpenSSH_10.0,''",
        "HTTP/1.1 400,what answers is no SSH server",
        "SS,what answers is no SSH server",
        "'',what answers is no SSH server"
    })
    void theFirstBytesTell(String banner, String found) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(server, banner));

            assertThat(patient.ask("127.0.0.1", server.getLocalPort())).isEqualTo(found);
        }
    }

    @Test
    void aServerThatSaysNothingIsNoAnswer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(hasty.ask("127.0.0.1", server.getLocalPort())).isEqualTo("no answer");
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(patient.ask("127.0.0.1", port)).isEqualTo("connection refused");
    }

    private static void answer(ServerSocket server, String banner) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(banner.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
