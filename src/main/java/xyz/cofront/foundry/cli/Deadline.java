package xyz.cofront.foundry.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.output.Hints;
import xyz.cofront.foundry.workflow.Interruption;

/// When the command has to be done.
final class Deadline implements Interruption {
    /// libvirt itself waits up to 30 s for another job on the same domain, and then has more to say than we.
    static final Duration LONGEST_CALL = Duration.ofSeconds(35);

    /// What undoing gets when the time is over.
    private static final Duration UNDOING = Duration.ofSeconds(10);

    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final Setting<Duration> timeout;
    private final Clock clock;
    private final Hints hints;
    private final Instant end;
    private final AtomicInteger acting = new AtomicInteger();

    /// @param timeout zero means no limit
    /// @param hints for what is left where the work is cut off
    Deadline(Setting<Duration> timeout, Clock clock, Hints hints) {
        this.timeout = timeout;
        this.clock = clock;
        this.hints = hints;
        this.end = timeout.value().isZero() ? Instant.MAX : clock.instant().plus(timeout.value());
    }

    /// Of work that may have to be undone calls may go on for a while after the end.
    @Override
    public Duration left() {
        Duration left = remaining();
        return left.isPositive() || acting.get() == 0 ? left : left.plus(UNDOING);
    }

    @Override
    public <T> T during(Supplier<T> work) {
        acting.incrementAndGet();
        try {
            return work.get();
        } finally {
            acting.decrementAndGet();
        }
    }

    @Override
    public String worded(String remains) {
        return hints.at(remains);
    }

    /// How long the command may go on; practically for ever where there is no limit.
    Duration remaining() {
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
