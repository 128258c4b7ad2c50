package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.workflow.Progress;

/// Looks again and again until something is so, and tells meanwhile what is seen.
final class Waiting {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Environment environment;
    private final Progress progress;

    Waiting(Environment environment, Progress progress) {
        this.environment = environment;
        this.progress = progress;
    }

    /// @param what is waited for, such as `VM 'web' to shut down`
    /// @param patience from now on
    /// @return the last look: what was reached, or what was seen when the patience was over
    /// @throws FoundryException if the whole command is out of time or interrupted, with what was last seen
    Look until(String what, Duration patience, Supplier<Look> look) {
        Instant begin = now();
        Instant end = begin.plus(patience);
        Look last = look.get();
        while (last instanceof Look.NotYet(String seen) && now().isBefore(end)) {
            progress.waiting(what, seen, Duration.between(begin, now()));
            pause(what, seen);
            last = look.get();
        }
        return last;
    }

    private void pause(String what, String seen) {
        try {
            environment.pause(LOOK_AGAIN);
        } catch (WaitTimeoutException outOfTime) {
            throw outOfTime.withDetails(List.of("waited for " + what + "; last seen: " + seen));
        }
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
