package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private Cli.Result pull() {
        return cli.launch("image", "pull", server.url("/web.qcow2"));
    }

    private void trust() throws Exception {
        cli.environment.put("SSL_CERT_FILE", signed.certificate(folder).toString());
    }
}
