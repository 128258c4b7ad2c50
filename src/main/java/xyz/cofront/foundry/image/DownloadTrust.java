package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import xyz.cofront.foundry.error.ConfigurationException;

/// Whose certificates count, as with curl and OpenSSL: those of the file that `SSL_CERT_FILE` names, or those of the
/// system, where an administrator may have added the company's; Java's own list where the system has none.
final class DownloadTrust {
    private static final String VARIABLE = "SSL_CERT_FILE";

    /// Where Debian, Fedora and openSUSE keep theirs.
    private static final List<String> SYSTEM =
            List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem");

    private DownloadTrust() {}

    /// @throws ConfigurationException if the file cannot be read
    static SSLContext of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        Optional<TrustManager[]> managers = named.isEmpty()
                ? SYSTEM.stream()
                        .filter(file -> Files.isReadable(Path.of(file)))
                        .findFirst()
                        .map(file -> trusting(file, ""))
                : Optional.of(trusting(named, VARIABLE + ": "));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // No keys of the user's own, and, without managers, Java's own certificates.
            context.init(null, managers.orElse(null), null);
            return context;
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("this Java has no TLS", bug);
        }
    }

    private static TrustManager[] trusting(String file, String origin) {
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            Set<TrustAnchor> anchors = CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(certificate -> new TrustAnchor((X509Certificate) certificate, null))
                    .collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, null);
            parameters.setRevocationEnabled(false);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException | InvalidPathException failure) {
            throw new ConfigurationException(origin + "no certificates can be read from '" + file + "'", failure);
        }
    }
}
