package xyz.cofront.foundry.nativeimage;

import java.lang.reflect.Method;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.nativeimage.hosted.Feature;

/// What the binary holds of cryptography: TLS 1.2 and 1.3 as a client, and digests. The builder takes each service that
/// a security provider offers; the others are taken out of the providers beforehand, so that whatever asks for one is
/// told that there is none.
public final class SecurityServices implements Feature {
    private static final Map<String, Set<String>> NEEDED = Map.ofEntries(
            Map.entry("AlgorithmParameters", Set.of("RSASSA-PSS", "EC", "GCM", "ChaCha20-Poly1305", "DiffieHellman")),
            Map.entry("CertPathBuilder", Set.of("PKIX")),
            Map.entry("CertPathValidator", Set.of("PKIX")),
            Map.entry("CertStore", Set.of("Collection")),
            Map.entry("CertificateFactory", Set.of("X.509")),
            Map.entry("Cipher", Set.of("AES", "AES/GCM/NoPadding", "ChaCha20-Poly1305", "RSA")),
            Map.entry("KDF", Set.of("HKDF-SHA256", "HKDF-SHA384", "HKDF-SHA512")),
            Map.entry("KeyAgreement", Set.of("ECDH", "X25519", "X448", "XDH", "DiffieHellman")),
            Map.entry(
                    "KeyFactory",
                    Set.of(
                            "RSA",
                            "RSASSA-PSS",
                            "EC",
                            "EdDSA",
                            "Ed25519",
                            "Ed448",
                            "XDH",
                            "X25519",
                            "X448",
                            "DiffieHellman")),
            Map.entry(
                    "KeyGenerator",
                    Set.of("SunTls12Prf", "SunTlsKeyMaterial", "SunTlsMasterSecret", "SunTlsRsaPremasterSecret")),
            Map.entry("KeyPairGenerator", Set.of("EC", "XDH", "X25519", "X448", "DiffieHellman")),
            Map.entry("Mac", Set.of("HmacSHA1", "HmacSHA256", "HmacSHA384", "HmacSHA512")),
            Map.entry("MessageDigest", Set.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512")),
            Map.entry("SSLContext", Set.of("TLS", "TLSv1.2", "TLSv1.3")),
            Map.entry("SecureRandom", Set.of("NativePRNG", "NativePRNGNonBlocking")),
            Map.entry(
                    "Signature",
                    Set.of(
                            "SHA1withRSA",
                            "SHA224withRSA",
                            "SHA256withRSA",
                            "SHA384withRSA",
                            "SHA512withRSA",
                            "RSASSA-PSS",
                            "NONEwithRSA",
                            "SHA1withECDSA",
                            "SHA224withECDSA",
                            "SHA256withECDSA",
                            "SHA384withECDSA",
                            "SHA512withECDSA",
                            "NONEwithECDSA",
                            "EdDSA",
                            "Ed25519",
                            "Ed448")),
            Map.entry("TrustManagerFactory", Set.of("PKIX")),
            // Asked for by code that never runs. Of each kind the builder wants to find one: these are the smallest.
            Map.entry("AlgorithmParameterGenerator", Set.of("DiffieHellman")),
            Map.entry("Configuration", Set.of("JavaLoginConfig")),
            Map.entry("KEM", Set.of("DHKEM")),
            Map.entry("KeyManagerFactory", Set.of("SunX509")),
            Map.entry("KeyStore", Set.of("CaseExactJKS")),
            Map.entry("SecretKeyFactory", Set.of("DES")));

    @Override
    public String getDescription() {
        return "Leaves of the security providers what TLS and digests need";
    }

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        for (Provider provider : Security.getProviders()) {
            List.copyOf(provider.getServices()).stream()
                    .filter(service ->
                            !NEEDED.getOrDefault(service.getType(), Set.of()).contains(service.getAlgorithm()))
                    .forEach(service -> remove(provider, service));
        }
    }

    /// The JDK offers it to subclasses alone; the pom opens the package.
    private static void remove(Provider provider, Provider.Service service) {
        try {
            Method method = Provider.class.getDeclaredMethod("removeService", Provider.Service.class);
            method.setAccessible(true);
            method.invoke(provider, service);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot take " + service + " out of its provider", failure);
        }
    }
}
