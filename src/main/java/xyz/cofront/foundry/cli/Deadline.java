package xyz.cofront.foundry.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.workflow.Interruption;

/// When the command has to be done.
final class Deadline implements Interruption {
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
    @Override
    public void check() {
        if (over()) {
            throw new ConnectionException(message());
        }
    }

    /// @throws WaitTimeoutException if the time is over
    @Override
    public void checkWaiting() {
        if (over()) {
            throw new WaitTimeoutException(message());
        }
    }

    private boolean over() {
        return !clock.instant().isBefore(end);
    }

    private String message() {
        return "out of time: the whole command was given " + given() + " ("
                + timeout.origin().text() + ")";
    }

    private String given() {
        long millis = timeout.value().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
