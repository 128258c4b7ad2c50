package xyz.cofront.foundry.image;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.WaitTimeoutException;

/// How long may still be waited.
///
/// @param timeLeft until the whole command has to be done
record DownloadPatience(Supplier<Duration> timeLeft) {
    /// A time to wait, or what is left if that is less.
    ///
    /// @throws WaitTimeoutException if nothing is left
    Duration atMost(Duration wanted) {
        Duration left = timeLeft.get();
        requirePositive(left);
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /// @throws WaitTimeoutException if nothing is left
    void check() {
        requirePositive(timeLeft.get());
    }

    private static void requirePositive(Duration left) {
        if (!left.isPositive()) {
            throw new WaitTimeoutException(
                    "the time was over before the download was done",
                    List.of("what came is kept: the same command goes on from there if the server can"),
                    null);
        }
    }
}
