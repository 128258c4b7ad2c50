package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A key and the certificate that it signed itself, made by the JDK's keytool.
public final class SelfSigned {
    private static final char[] PASSWORD = "password".toCharArray();

    private final KeyStore keys;

    private SelfSigned(KeyStore keys) {
        this.keys = keys;
    }

    /// @param folder where keytool may write
    /// @param algorithm `RSA`, `EC` or `Ed25519`
    /// @param name whom it is for, as keytool writes it: `ip:127.0.0.1`, `dns:example.com`
    public static SelfSigned of(Path folder, String algorithm, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(algorithm + ".p12");
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        return new SelfSigned(store);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(output);
        }
    }

    /// A server with this certificate.
    ///
    /// @param protocols the versions of TLS that it speaks: `TLSv1.2`, `TLSv1.3`
    public RudeServer server(String... protocols) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new RudeServer("https", new Sockets(context.getServerSocketFactory(), protocols));
    }

    /// Writes the certificate.
    ///
    /// @return the file, as `SSL_CERT_FILE` wants it
    public Path certificate(Path folder) throws IOException, GeneralSecurityException {
        String text = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("server").getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    private static final class Sockets extends ServerSocketFactory {
        private final ServerSocketFactory tls;
        private final String[] protocols;

        Sockets(ServerSocketFactory tls, String... protocols) {
            this.tls = tls;
            this.protocols = protocols;
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return speaking(tls.createServerSocket(port));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return speaking(tls.createServerSocket(port, backlog));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return speaking(tls.createServerSocket(port, backlog, address));
        }

        private ServerSocket speaking(ServerSocket socket) {
            ((SSLServerSocket) socket).setEnabledProtocols(protocols);
            return socket;
        }
    }
}
