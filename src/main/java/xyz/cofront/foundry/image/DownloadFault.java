package xyz.cofront.foundry.image;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An attempt that failed. The message is a clause without the address.
final class DownloadFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final @Nullable Duration after;

    private DownloadFault(String message, boolean passing, @Nullable Duration after, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.after = after;
    }

    /// May be gone at the next attempt.
    static DownloadFault passing(String message) {
        return new DownloadFault(message, true, null, null);
    }

    /// May be gone at the next attempt.
    static DownloadFault passing(String message, Throwable cause) {
        return new DownloadFault(message, true, null, cause);
    }

    /// The same, and the server has said when to come back.
    static DownloadFault later(String message, Duration after) {
        return new DownloadFault(message, true, after, null);
    }

    /// Would be the same again.
    static DownloadFault lasting(String message) {
        return new DownloadFault(message, false, null, null);
    }

    /// Would be the same again.
    static DownloadFault lasting(String message, Throwable cause) {
        return new DownloadFault(message, false, null, cause);
    }

    boolean passing() {
        return passing;
    }

    @Nullable
    Duration after() {
        return after;
    }
}
