package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.image.RudeServer;
import xyz.cofront.foundry.image.SelfSigned;

/// `image pull` by each kind of certificate: the binary holds a part of the JDK's cryptography alone.
@Tag("program")
final class PullOverTlsIT {
    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @ParameterizedTest
    @CsvSource({"RSA, TLSv1.2", "RSA, TLSv1.3", "EC, TLSv1.2", "EC, TLSv1.3", "Ed25519, TLSv1.2", "Ed25519, TLSv1.3"})
    void whatTheUserTrustsIsPulled(String algorithm, String protocol) throws Exception {
        SelfSigned signed = SelfSigned.of(folder, algorithm, "ip:127.0.0.1");
        RealFoundry foundry = trusting(signed);
        try (RudeServer server = serving(signed, protocol)) {
            foundry.succeed("image", "pull", server.url("/tls.qcow2"));

            assertThat(server.requests()).isNotEmpty();
        }
        foundry.succeed("image", "delete", "tls.qcow2", "--yes");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        SelfSigned signed = SelfSigned.of(folder, "EC", "ip:127.0.0.1");
        try (RudeServer server = serving(signed, "TLSv1.3")) {
            refused(new RealFoundry(), server);
        }
    }

    @Test
    void anotherHostsCertificateIsRefused() throws Exception {
        SelfSigned signed = SelfSigned.of(folder, "EC", "dns:example.com");
        try (RudeServer server = serving(signed, "TLSv1.2", "TLSv1.3")) {
            refused(trusting(signed), server);
        }
    }

    private static void refused(RealFoundry foundry, RudeServer server) {
        RealFoundry.Result result = foundry.run("image", "pull", server.url("/tls.qcow2"));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).contains("the server's certificate cannot be trusted");
        assertThat(server.requests()).isEmpty();
    }

    private RealFoundry trusting(SelfSigned signed) throws Exception {
        return new RealFoundry(
                Map.of("SSL_CERT_FILE", signed.certificate(folder).toString()));
    }

    private static RudeServer serving(SelfSigned signed, String... protocols) throws Exception {
        byte[] image = Files.readAllBytes(Path.of(System.getenv("FOUNDRY_MICRO_IMAGE")));
        return signed.server(protocols).on("/tls.qcow2", RudeServer.whole(image));
    }
}
