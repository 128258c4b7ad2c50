package xyz.cofront.foundry.image;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What tells whether a file on a server is still the one a download began with (RFC 9110, section 8.8).
/// Only strong
/// ones are kept: two files with one weak validator may differ in their bytes.
///
/// @param etag with its quotes
/// @param lastModified as the server wrote it
record DownloadValidator(@Nullable String etag, @Nullable String lastModified) {
    private static final Duration STRONG_AFTER = Duration.ofSeconds(1);

    static Optional<DownloadValidator> of(HttpHeaders headers) {
        String etag =
                headers.firstValue("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
        String modified = headers.firstValue("Last-Modified")
                .filter(date -> strong(date, headers))
                .orElse(null);
        return etag == null && modified == null ? Optional.empty() : Optional.of(new DownloadValidator(etag, modified));
    }

    /// A date is strong if the file could not have changed again within the same second (section 8.8.2.2).
    private static boolean strong(String modified, HttpHeaders headers) {
        Optional<Instant> changed = date(modified);
        Optional<Instant> sent = headers.firstValue("Date").flatMap(DownloadValidator::date);
        return changed.isPresent()
                && sent.isPresent()
                && Duration.between(changed.get(), sent.get()).compareTo(STRONG_AFTER) >= 0;
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /// The value of `If-Range`.
    String ifRange() {
        return String.valueOf(etag == null ? lastModified : etag);
    }

    /// Whether an answer is of another file: what both have decides.
    boolean contradicts(DownloadValidator other) {
        if (etag != null && other.etag != null) {
            return !etag.equals(other.etag);
        }
        return lastModified != null && other.lastModified != null && !lastModified.equals(other.lastModified);
    }
}
