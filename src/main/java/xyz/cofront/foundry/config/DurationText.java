package xyz.cofront.foundry.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people type them: `30s`, `5m`, `1h30m`, `500ms`; a bare `0` is none.
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|s|m|h))+");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L);

    private DurationText() {}

    /// @throws IllegalArgumentException if the text is not a duration, with a message that says what is expected
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a duration such as 30s, 5m or 1h30m");
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            long unit = MILLIS.getOrDefault(part.group(2), 0L);
            sum = sum.plusMillis(Long.parseLong(part.group(1)) * unit);
        }
        return sum;
    }
}
