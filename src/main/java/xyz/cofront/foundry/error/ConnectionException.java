package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// libvirt cannot be reached, was lost, or did not answer in time.
public final class ConnectionException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message) {
        this(message, List.of(), null);
    }

    public ConnectionException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public ConnectionException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 3;
    }

    @Override
    public ConnectionException withDetails(List<String> more) {
        return new ConnectionException(getMessage(), detailsAnd(more), getCause());
    }
}
