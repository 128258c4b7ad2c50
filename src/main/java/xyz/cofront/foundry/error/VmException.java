package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a machine was to do and did not, or a machine that is not there.
public final class VmException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public VmException(String message) {
        this(message, List.of(), null);
    }

    public VmException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public VmException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 4;
    }

    @Override
    public VmException withDetails(List<String> more) {
        return new VmException(getMessage(), detailsAnd(more), getCause());
    }
}
