package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An unreadable or malformed file, a bad flag or a bad setting.
public final class ConfigurationException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        this(message, List.of(), null);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public ConfigurationException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 1;
    }

    @Override
    public ConfigurationException withDetails(List<String> more) {
        return new ConfigurationException(getMessage(), detailsAnd(more), getCause());
    }
}
