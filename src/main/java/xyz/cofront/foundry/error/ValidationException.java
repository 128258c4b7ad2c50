package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document that is well formed and cannot be had: a rule broken, a name or an address taken, an image missing.
public final class ValidationException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public ValidationException(String message) {
        this(message, List.of(), null);
    }

    public ValidationException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public ValidationException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 2;
    }

    @Override
    public ValidationException withDetails(List<String> more) {
        return new ValidationException(getMessage(), detailsAnd(more), getCause());
    }
}
