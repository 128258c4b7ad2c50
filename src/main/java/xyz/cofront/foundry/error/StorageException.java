package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool, a volume, an image or a download.
public final class StorageException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        this(message, List.of(), null);
    }

    public StorageException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public StorageException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 5;
    }

    @Override
    public StorageException withDetails(List<String> more) {
        return new StorageException(getMessage(), detailsAnd(more), getCause());
    }
}
