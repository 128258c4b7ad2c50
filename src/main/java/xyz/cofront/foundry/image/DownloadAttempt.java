package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.workflow.Progress;

/// One attempt at a download: asks for what is missing, and makes sure that it fits what is there.
final class DownloadAttempt {
    private final DownloadClient client;
    private final DownloadRules rules;
    private final DownloadPart part;
    private final Progress progress;
    private final DownloadPatience patience;

    DownloadAttempt(
            DownloadClient client,
            DownloadRules rules,
            DownloadPart part,
            Progress progress,
            DownloadPatience patience) {
        this.client = client;
        this.rules = rules;
        this.part = part;
        this.progress = progress;
        this.patience = patience;
    }

    /// @throws DownloadFault if the file is not complete afterwards
    void run(DownloadAddress address) {
        try (DownloadResponse response = client.get(address, conditions(), patience.atMost(rules.stall()))) {
            int status = response.status();
            if (status == 304 && part.complete()) {
                progress.note("the server's file is the one that was downloaded before");
                return;
            }
            if (status == 416) {
                begin(Optional.empty(), OptionalLong.empty());
                throw DownloadFault.passing("the server's file ends before what was downloaded of it");
            }
            requireFile(response, rules, 200, 206);
            if (status == 206) {
                goOn(response);
            } else {
                beginAnew(response);
            }
            receive(response);
        }
    }

    /// What makes the server send the rest, or nothing, if its file is the same, and everything else.
    private Map<String, String> conditions() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (part.resumable() && part.complete()) {
            DownloadValidator validator = part.validator().orElseThrow();
            headers.put(validator.etag() == null ? "If-Modified-Since" : "If-None-Match", validator.ifRange());
        } else if (part.resumable()) {
            headers.put("Range", "bytes=" + part.length() + "-");
            headers.put("If-Range", part.validator().orElseThrow().ifRange());
        }
        return headers;
    }

    private void beginAnew(DownloadResponse response) {
        if (part.length() > 0) {
            boolean changed = response.validator()
                    .flatMap(now -> part.validator().map(now::contradicts))
                    .orElse(false);
            progress.note(
                    changed
                            ? "the server's file has changed; the download starts over"
                            : "the server cannot resume; the download starts over");
        }
        begin(response.validator(), response.length());
        if (part.total().isEmpty()) {
            progress.note("the server does not tell the length: only a checksum shows whether all of it came");
        }
    }

    private void goOn(DownloadResponse response) {
        boolean other = response.validator()
                .flatMap(now -> part.validator().map(now::contradicts))
                .orElse(false);
        boolean resized = response.rangeTotal().isPresent()
                && part.total().isPresent()
                && response.rangeTotal().getAsLong() != part.total().getAsLong();
        if (other || resized || !part.resumable() || response.rangeStart() != part.length()) {
            begin(Optional.empty(), OptionalLong.empty());
            throw DownloadFault.passing(
                    other || resized
                            ? "the server's file has changed; the download starts over"
                            : "the server sent another part than was asked for");
        }
        progress.note("resuming after " + part.length() + " bytes");
    }

    private void begin(Optional<DownloadValidator> validator, OptionalLong total) {
        part.restart(validator, total);
    }

    private void receive(DownloadResponse response) {
        long total = part.total().orElse(0);
        part.requireSpace(Math.max(0, total - part.length()));
        progress.bytes("Downloading", part.length(), total);
        read(client, rules, response, patience, buffers -> {
            part.append(buffers);
            progress.bytes("Downloading", part.length(), total);
        });
        if (part.total().isPresent() && part.length() != total) {
            throw incomplete(total);
        }
        if (part.length() == 0) {
            throw DownloadFault.lasting("the server's file is empty");
        }
        part.finish();
    }

    private DownloadFault incomplete(long total) {
        String what = "the connection ended after " + part.length() + " of " + total + " bytes";
        if (part.length() > total) {
            begin(Optional.empty(), OptionalLong.empty());
        }
        return DownloadFault.passing(what);
    }

    /// Reads an answer to its end.
    ///
    /// @throws DownloadFault if the end does not come
    static void read(
            DownloadClient client,
            DownloadRules rules,
            DownloadResponse response,
            DownloadPatience patience,
            Consumer<List<ByteBuffer>> sink) {
        while (true) {
            switch (next(response, patience.atMost(rules.stall()))) {
                case DownloadBody.Part.Bytes(List<ByteBuffer> buffers) -> sink.accept(buffers);
                case DownloadBody.Part.End _ -> {
                    return;
                }
                case DownloadBody.Part.Broken(Throwable cause) -> throw DownloadClient.broken(cause);
                case DownloadBody.Part.Nothing _ -> {
                    // The command's own end of time comes first if it is nearer.
                    patience.check();
                    throw client.stalled();
                }
            }
        }
    }

    private static DownloadBody.Part next(DownloadResponse response, Duration patience) {
        try {
            return response.body().next(patience);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StorageException("the download was interrupted", interruption);
        }
    }

    /// @throws DownloadFault unless the answer has one of these statuses and is no page for a browser
    static void requireFile(DownloadResponse response, DownloadRules rules, int... statuses) {
        int status = response.status();
        for (int good : statuses) {
            if (status == good) {
                if (response.webPage()) {
                    throw DownloadFault.lasting("the server sent a web page, not a file: is it the right URL?");
                }
                return;
            }
        }
        throw refused(response, rules);
    }

    private static DownloadFault refused(DownloadResponse response, DownloadRules rules) {
        int status = response.status();
        String said = "the server answered " + status;
        return switch (status) {
            case 401, 407 -> DownloadFault.lasting(said + ": it wants a user and password");
            case 403 -> DownloadFault.lasting(said + ": it does not give this out");
            case 404, 410 -> DownloadFault.lasting(said + ": there is no such file");
            case 408, 429, 500, 502, 503, 504 -> later(said, response, rules);
            default -> DownloadFault.lasting(said);
        };
    }

    /// `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3).
    private static DownloadFault later(String said, DownloadResponse response, DownloadRules rules) {
        Optional<Duration> after = response.headers().firstValue("Retry-After").flatMap(text -> after(text, response));
        if (after.isEmpty()) {
            return DownloadFault.passing(said);
        }
        if (after.get().compareTo(rules.longestPause()) > 0) {
            return DownloadFault.lasting(
                    said + " and to come back in " + after.get().toSeconds() + " s");
        }
        return DownloadFault.later(said, after.get());
    }

    private static Optional<Duration> after(String text, DownloadResponse response) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        // By the server's own clock, which may differ from ours.
        Optional<Instant> now = response.headers().firstValue("Date").flatMap(DownloadValidator::date);
        return DownloadValidator.date(text)
                .flatMap(then -> now.map(at -> Duration.between(at, then)))
                .filter(wait -> !wait.isNegative());
    }
}
