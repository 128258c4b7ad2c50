package xyz.cofront.foundry.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Sleeper;

/// Downloads, and does not give up at once.
///
/// Attempts are counted anew whenever one got on by a mebibyte that is kept: a long download over a bad
/// line is not
/// given up while it gets on, and one that does not get on ends after a few attempts.
final class Downloader {
    private static final long GETTING_ON = 1 << 20;
    private static final int LONGEST_TEXT = 4 << 20;

    private final DownloadClient client;
    private final DownloadRules rules;
    private final Sleeper sleeper;
    private final DownloadPatience patience;
    private final Progress progress;

    /// @param timeLeft until the whole command has to be done
    Downloader(
            DownloadClient client,
            DownloadRules rules,
            Sleeper sleeper,
            Supplier<Duration> timeLeft,
            Progress progress) {
        this.client = client;
        this.rules = rules;
        this.sleeper = sleeper;
        this.patience = new DownloadPatience(timeLeft);
        this.progress = progress;
    }

    /// Downloads the whole file, from where an earlier download of it ended if it is still the same file.
    ///
    /// @throws StorageException if it cannot be had
    /// @throws WaitTimeoutException if the time is over
    void fetch(DownloadAddress address, DownloadPart part) {
        DownloadAttempt attempt = new DownloadAttempt(client, rules, part, progress, patience);
        repeat(address, part::length, part::resumable, () -> {
            attempt.run(address);
            return part;
        });
    }

    /// Downloads a small text.
    ///
    /// @throws StorageException if it cannot be had, or is not small
    /// @throws WaitTimeoutException if the time is over
    String text(DownloadAddress address) {
        return repeat(address, () -> 0L, () -> false, () -> attemptText(address));
    }

    private <T> T repeat(
            DownloadAddress address, Supplier<Long> length, BooleanSupplier resumable, Supplier<T> attempt) {
        int failures = 0;
        while (true) {
            long before = length.get();
            try {
                return attempt.get();
            } catch (DownloadFault fault) {
                boolean gotOn = resumable.getAsBoolean() && length.get() - before >= GETTING_ON;
                failures = gotOn ? 1 : failures + 1;
                if (!fault.passing() || failures >= rules.attempts()) {
                    throw gaveUp(address, fault, failures, resumable.getAsBoolean());
                }
                pause(fault, failures);
            }
        }
    }

    private void pause(DownloadFault fault, int failures) {
        Duration asked = fault.after();
        Duration pause = asked == null ? rules.pause(failures) : asked;
        progress.note(fault.getMessage() + "; attempt " + (failures + 1) + " of " + rules.attempts() + " in "
                + seconds(pause) + " s");
        sleeper.sleep(patience.atMost(pause));
        patience.check();
    }

    private static String seconds(Duration pause) {
        return Long.toString(Math.ceilDiv(pause.toMillis(), 1000));
    }

    private static StorageException gaveUp(
            DownloadAddress address, DownloadFault fault, int failures, boolean resumable) {
        List<String> details = new ArrayList<>();
        if (fault.passing() && failures > 1) {
            details.add("gave up after " + failures + " attempts in a row");
        }
        if (resumable) {
            details.add("what came is kept: the same command goes on from there");
        }
        return new StorageException(
                "could not download " + address.shown() + ": " + fault.getMessage(), details, fault.getCause());
    }

    private String attemptText(DownloadAddress address) {
        try (DownloadResponse response = client.get(address, Map.of(), patience.atMost(rules.stall()))) {
            DownloadAttempt.requireFile(response, rules, 200);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            DownloadAttempt.read(client, rules, response, patience, buffers -> append(text, buffers));
            return text.toString(StandardCharsets.UTF_8);
        }
    }

    private static void append(ByteArrayOutputStream text, List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            text.writeBytes(bytes);
        }
        if (text.size() > LONGEST_TEXT) {
            throw DownloadFault.lasting("it is larger than 4 MiB, which no checksum file is");
        }
    }
}
