package xyz.cofront.foundry.image;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How patient downloads are.
///
/// @param connect the longest time until a server takes the connection
/// @param stall the longest time without an answer, and then without a byte
/// @param attempts how often one after the other may fail
/// @param firstPause before the second attempt; doubled before each further one
/// @param longestPause that doubling leads to, and that a server may ask for
/// @param jitter from 0 to 1: how much of the second half of a pause is waited, so that many clients do not
///     come back
///     at once
public record DownloadRules(
        Duration connect,
        Duration stall,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        DoubleSupplier jitter) {

    /// What users get.
    public static DownloadRules standard(DoubleSupplier jitter) {
        return new DownloadRules(
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                jitter);
    }

    /// @param failures how many attempts failed in a row, at least 1
    Duration pause(int failures) {
        Duration whole = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration capped = whole.compareTo(longestPause) < 0 ? whole : longestPause;
        return Duration.ofMillis((long) (capped.toMillis() * (0.5 + jitter.getAsDouble() / 2)));
    }
}
