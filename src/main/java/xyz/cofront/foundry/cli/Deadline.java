package xyz.cofront.foundry.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.error.ConnectionException;

/// When the command has to be done.
final class Deadline {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final Setting<Duration> timeout;
    private final Clock clock;
    private final Instant end;

    /// @param timeout zero means no limit
    Deadline(Setting<Duration> timeout, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.end = timeout.value().isZero() ? Instant.MAX : clock.instant().plus(timeout.value());
    }

    /// How long one call may take from now on.
    ///
    /// @throws ConnectionException if the time is over
    Duration perCall() {
        check();
        if (end.equals(Instant.MAX)) {
            return LONGEST_CALL;
        }
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL;
    }

    /// How long the command may go on; practically for ever where there is no limit.
    Duration left() {
        return end.equals(Instant.MAX) ? FOR_EVER : Duration.between(clock.instant(), end);
    }

    /// @throws ConnectionException if the time is over
    void check() {
        if (!clock.instant().isBefore(end)) {
            throw new ConnectionException("the time is over: " + timeout.value().toMillis() + " ms ("
                    + timeout.origin().text() + ")");
        }
    }
}
