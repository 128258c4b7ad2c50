package xyz.cofront.foundry.hypervisor;

import java.time.Duration;
import java.util.function.Supplier;

/// How long calls may take.
///
/// @param perCall the longest any one call may take
/// @param left what is left for all that is to come; asked before each call and while it is under way, for a
///     signal may cut it short
public record Patience(Duration perCall, Supplier<Duration> left) {
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    /// With no end but each call's own.
    public static Patience of(Duration perCall) {
        return new Patience(perCall, () -> FOR_EVER);
    }
}
