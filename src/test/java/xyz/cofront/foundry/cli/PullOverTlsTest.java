package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.image.RudeServer;

/// `image pull` from a server whose certificate it signed itself.
class PullOverTlsTest {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final byte[] IMAGE = Scenarios.qcow2(1L << 30);

    private final Cli cli = Scenarios.host();
    private RudeServer server;
    private KeyStore keys;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws Exception {
        keys = selfSigned(folder.resolve("keys.p12"));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = new RudeServer("https", context.getServerSocketFactory());
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
        Certificate certificate = keys.getCertificate("server");
        String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        Path file = Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        cli.environment.put("SSL_CERT_FILE", file.toString());
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        return store;
    }
}
