package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of several things failed and others did not.
public final class PartialFailureException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public PartialFailureException(String message) {
        this(message, List.of(), null);
    }

    public PartialFailureException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public PartialFailureException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 9;
    }

    @Override
    public PartialFailureException withDetails(List<String> more) {
        return new PartialFailureException(getMessage(), detailsAnd(more), getCause());
    }
}
