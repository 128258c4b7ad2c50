package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
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
            last = again(what, seen, look);
        }
        return last;
    }

    /// When the time of the whole command is over, a call under way is cut short: that it is over is what is told.
    private Look again(String what, String seen, Supplier<Look> look) {
        try {
            return look.get();
        } catch (HypervisorException | ConnectionException cutShort) {
            inTime(what, seen, environment.interruption()::checkWaiting);
            throw cutShort;
        }
    }

    private void pause(String what, String seen) {
        inTime(what, seen, () -> environment.pause(LOOK_AGAIN));
    }

    private static void inTime(String what, String seen, Runnable step) {
        try {
            step.run();
        } catch (WaitTimeoutException outOfTime) {
            throw outOfTime.withDetails(List.of("waited for " + what + "; last seen: " + seen));
        }
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
