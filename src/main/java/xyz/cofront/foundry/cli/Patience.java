package xyz.cofront.foundry.cli;

import java.time.Duration;

/// How long a command waits for machines.
final class Patience {
    /// Where `--timeout` says nothing.
    private static final Duration UNLESS_SAID = Duration.ofMinutes(10);
    /// The command's own end comes before it.
    private static final Duration BEYOND = Duration.ofMinutes(1);

    private Patience() {}

    static Duration of(Session session) {
        Duration timeout = session.settings().timeout().value();
        return timeout.isZero() ? UNLESS_SAID : timeout.plus(BEYOND);
    }
}
