package xyz.cofront.foundry.workflow;

import java.time.Duration;

/// Waits, or in a test does not.
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration);
}
