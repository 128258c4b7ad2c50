package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wait ran out of time.
public final class WaitTimeoutException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public WaitTimeoutException(String message) {
        this(message, List.of(), null);
    }

    public WaitTimeoutException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public WaitTimeoutException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 6;
    }

    @Override
    public WaitTimeoutException withDetails(List<String> more) {
        return new WaitTimeoutException(getMessage(), detailsAnd(more), getCause());
    }
}
