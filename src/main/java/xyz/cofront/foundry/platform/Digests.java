package xyz.cofront.foundry.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests, as fast as this host makes them.
public final class Digests {
    private Digests() {}

    /// SHA-256, by GnuTLS where that is installed. For one thread at a time.
    public static MessageDigest sha256() {
        return GnuTls.installed().<MessageDigest>map(Sha256ByGnuTls::new).orElseGet(Digests::plainSha256);
    }

    /// SHA-512.
    public static MessageDigest sha512() {
        return ofJdk("SHA-512");
    }

    /// SHA-256 by the JDK.
    static MessageDigest plainSha256() {
        return ofJdk("SHA-256");
    }

    private static MessageDigest ofJdk(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + algorithm, missing);
        }
    }
}
