package xyz.cofront.foundry.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.workflow.Sleeper;

/// When the command has to be done.
final class Deadline {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

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

    /// @throws ConnectionException if the time is over
    void check() {
        if (over()) {
            throw new ConnectionException(message());
        }
    }

    /// The same waits, none of which begins after the end.
    ///
    /// @throws WaitTimeoutException if the time is over
    Sleeper bounding(Sleeper sleeper) {
        return duration -> {
            if (over()) {
                throw new WaitTimeoutException(message());
            }
            sleeper.sleep(duration);
        };
    }

    private boolean over() {
        return !clock.instant().isBefore(end);
    }

    private String message() {
        return "the time is over: " + timeout.value().toMillis() + " ms ("
                + timeout.origin().text() + ")";
    }
}
