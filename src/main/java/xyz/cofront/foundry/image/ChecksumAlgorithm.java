package xyz.cofront.foundry.image;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.platform.Digests;

/// The checksums that count: those nobody can forge.
public enum ChecksumAlgorithm {
    SHA256("sha256", 64),
    SHA512("sha512", 128);

    private final String word;
    private final int digits;

    ChecksumAlgorithm(String word, int digits) {
        this.word = word;
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
        return switch (this) {
            case SHA256 -> Digests.sha256();
            case SHA512 -> Digests.sha512();
        };
    }

    static Optional<ChecksumAlgorithm> ofDigits(int digits) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.digits == digits)
                .findFirst();
    }
}
