package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import xyz.cofront.foundry.error.ConfigurationException;

/// Whose certificates count: those of Java's own list, or, as with curl and OpenSSL, those of the file that
/// `SSL_CERT_FILE` names.
final class DownloadTrust {
    private static final String VARIABLE = "SSL_CERT_FILE";

    private DownloadTrust() {}

    /// Empty for Java's own.
    ///
    /// @throws ConfigurationException if the file cannot be read
    static Optional<SSLContext> of(Map<String, String> environment) {
        return Optional.of(environment.getOrDefault(VARIABLE, ""))
                .filter(file -> !file.isEmpty())
                .map(DownloadTrust::load);
    }

    private static SSLContext load(String file) {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            return context(store);
        } catch (IOException | GeneralSecurityException | InvalidPathException failure) {
            throw new ConfigurationException(VARIABLE + ": no certificates can be read from '" + file + "'", failure);
        }
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
