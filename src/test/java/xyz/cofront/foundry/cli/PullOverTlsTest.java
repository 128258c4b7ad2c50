package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.image.RudeServer;
import xyz.cofront.foundry.image.SelfSigned;

/// `image pull` from a server whose certificate it signed itself.
class PullOverTlsTest {
    private static final byte[] IMAGE = Scenarios.qcow2(1L << 30);

    private final Cli cli = Scenarios.host();
    private RudeServer server;
    private SelfSigned signed;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws Exception {
        signed = SelfSigned.of(folder, "EC", "ip:127.0.0.1");
        server = signed.server("TLSv1.2", "TLSv1.3");
        server.on("/web.qcow2", RudeServer.whole(IMAGE));
        cli.environment.put("XDG_CACHE_HOME", folder.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSelfSignedCertificateIsNotTrusted() {
        Cli.Result result = pull();

        assertThat(result).isEqualTo(new Cli.Result(5, "", """
                        Pulling image 'web.qcow2' from SERVER/web.qcow2...
                        error: could not download SERVER/web.qcow2: the server's certificate cannot be trusted;\
                         SSL_CERT_FILE can name one to trust
                        """.replace("SERVER", server.base())));
        assertThat(cli.host.volumes().list("foundry-images"))
                .extracting(Volume::name)
                .containsExactly("debian-13.qcow2");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCertificateThatTheUserTrustsIsTaken() throws Exception {
        trust();

        Cli.Result result = pull();

        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void fromHttpsNothingButHttpsIsFollowed() throws Exception {
        trust();
        server.on("/web.qcow2", RudeServer.redirect("http://127.0.0.1:9/web.qcow2"));

        assertThat(pull()).isEqualTo(new Cli.Result(5, "", """
                        Pulling image 'web.qcow2' from SERVER/web.qcow2...
                        error: could not download SERVER/web.qcow2: it redirects to http://127.0.0.1:9/web.qcow2, which\
                         is not encrypted; from https only https is followed
                        """.replace("SERVER", server.base())));
    }

    @Test
    void aFileWithoutCertificatesIsABadSetting() throws Exception {
        cli.environment.put("SSL_CERT_FILE", "/no/such/file");

        Cli.Result result = pull();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).endsWith("error: SSL_CERT_FILE: no certificates can be read from '/no/such/file'\n");
    }

    /// Trying again helps neither against a server of plain HTTP nor against one that wants another kind of TLS (its
    /// alert 40, handshake_failure: RFC 8446, section 6).
    @ParameterizedTest
    @ValueSource(strings = {"485454502f312e31203430300d0a0d0a", "15030300020228"})
    void aServerThatSpeaksNoTlsOfOursIsAskedOnce(String answer) throws Exception {
        try (ServerSocket raw = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answer(raw, HexFormat.of().parseHex(answer)));
            String url = "https://127.0.0.1:" + raw.getLocalPort() + "/web.qcow2";

            Cli.Result result = cli.launch("image", "pull", url);

            assertThat(result.exitCode()).isEqualTo(5);
            assertThat(result.err()).startsWith("""
                    Pulling image 'web.qcow2' from URL...
                    error: could not download URL: no TLS could be agreed on with the server (\
                    """.replace("URL", url));
        }
    }

    private static void answer(ServerSocket server, byte[] bytes) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().read(new byte[1]);
                connection.getOutputStream().write(bytes);
                connection.shutdownOutput();
                connection.getInputStream().readAllBytes();
            } catch (IOException closed) {
                // The client hung up, or the test is over.
            }
        }
    }

    private Cli.Result pull() {
        return cli.launch("image", "pull", server.url("/web.qcow2"));
    }

    private void trust() throws Exception {
        cli.environment.put("SSL_CERT_FILE", signed.certificate(folder).toString());
    }
}
