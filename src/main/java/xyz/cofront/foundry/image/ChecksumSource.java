package xyz.cofront.foundry.image;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;

/// Where the checksum of a download is known from.
public sealed interface ChecksumSource {
    /// Nobody gave one.
    record None() implements ChecksumSource {}

    /// It was written down.
    record Given(Checksum checksum) implements ChecksumSource {}

    /// A file such as SHA256SUMS tells it.
    record Listed(DownloadAddress address) implements ChecksumSource {}

    /// Reads `sha256:HEX`, `sha512:HEX` or the URL of a checksum file.
    ///
    /// @throws ConfigurationException if it is none of them
    static ChecksumSource parse(@Nullable String text) {
        if (text == null) {
            return new None();
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.contains("://")) {
            return new Listed(DownloadAddress.parse(text));
        }
        return Stream.of(ChecksumAlgorithm.values())
                .filter(algorithm -> lower.startsWith(algorithm.word() + ":"))
                .findFirst()
                .map(algorithm ->
                        given(algorithm, lower.substring(algorithm.word().length() + 1)))
                .orElseThrow(() -> new ConfigurationException(
                        "'" + text + "' is no checksum; expected sha256:HEX, sha512:HEX or a checksum file's URL"));
    }

    private static ChecksumSource given(ChecksumAlgorithm algorithm, String hex) {
        if (!Pattern.matches("[0-9a-f]{" + algorithm.digits() + "}", hex)) {
            throw new ConfigurationException("'" + algorithm.word() + ":" + hex + "' is no checksum; "
                    + algorithm.word() + " has " + algorithm.digits() + " hexadecimal digits");
        }
        return new Given(new Checksum(algorithm, hex));
    }
}
