package xyz.cofront.foundry.image;

import java.util.Locale;

/// A checksum of one file.
///
/// @param hex in lower case
public record Checksum(ChecksumAlgorithm algorithm, String hex) {
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return algorithm.word() + ":" + hex;
    }
}
