package xyz.cofront.foundry.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;

/// The checksums that count: those nobody can forge.
public enum ChecksumAlgorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String word;
    private final String algorithm;
    private final int digits;

    ChecksumAlgorithm(String word, String algorithm, int digits) {
        this.word = word;
        this.algorithm = algorithm;
        this.digits = digits;
    }

    /// As it is written before the colon.
    public String word() {
        return word;
    }

    /// How many hexadecimal digits it has.
    int digits() {
        return digits;
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + algorithm, missing);
        }
    }

    static Optional<ChecksumAlgorithm> ofDigits(int digits) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.digits == digits)
                .findFirst();
    }
}
