package xyz.cofront.foundry.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How fast a long step goes on, as the mean of the last seconds.
final class Rate {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private Mark older;
    private Mark newer;
    private Instant shown;

    private record Mark(long done, Instant at) {}

    /// @param done in bytes, what was there before the step
    Rate(long done, Instant now) {
        this.older = new Mark(done, now);
        this.newer = older;
        this.shown = now;
    }

    /// Whether it was last shown a second ago or longer.
    boolean due(Instant now) {
        return Duration.between(shown, now).compareTo(SOON) >= 0;
    }

    /// Such as `, 12.5 MiB/s, 1:05 left`; nothing before there is a rate.
    ///
    /// @param total 0 if not known
    String text(long done, long total, Instant now) {
        shown = now;
        if (Duration.between(newer.at(), now).compareTo(WINDOW) >= 0) {
            older = newer;
            newer = new Mark(done, now);
        }
        long millis = Duration.between(older.at(), now).toMillis();
        long bytes = done - older.done();
        if (millis < SOON.toMillis() || bytes <= 0) {
            return "";
        }
        String speed = ", " + Size.ofBytes((long) (bytes * 1000.0 / millis)) + "/s";
        return total <= done
                ? speed
                : speed + ", " + clock((long) ((total - done) * (millis / 1000.0) / bytes)) + " left";
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
