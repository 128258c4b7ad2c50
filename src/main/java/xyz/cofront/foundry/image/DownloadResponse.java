package xyz.cofront.foundry.image;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server's answer after all redirects.
record DownloadResponse(int status, HttpHeaders headers, DownloadBody body) implements AutoCloseable {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    Optional<DownloadValidator> validator() {
        return DownloadValidator.of(headers);
    }

    /// What `Content-Length` says, the length of this answer.
    OptionalLong length() {
        return headers.firstValueAsLong("Content-Length");
    }

    /// Where a partial answer starts; -1 if it does not say.
    long rangeStart() {
        Matcher range = range();
        return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    /// The length of the whole file as a partial answer tells it.
    OptionalLong rangeTotal() {
        Matcher range = range();
        return range.matches() && !range.group(3).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(3)))
                : OptionalLong.empty();
    }

    private Matcher range() {
        return CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }

    /// Whether it says of itself that it is a page for a browser.
    boolean webPage() {
        String type = headers.firstValue("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    @Override
    public void close() {
        body.close();
    }
}
