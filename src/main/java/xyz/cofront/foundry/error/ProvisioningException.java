package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The guest came up and its provisioning failed.
public final class ProvisioningException extends FoundryException {
    private static final long serialVersionUID = 1L;

    public ProvisioningException(String message) {
        this(message, List.of(), null);
    }

    public ProvisioningException(String message, @Nullable Throwable cause) {
        this(message, List.of(), cause);
    }

    public ProvisioningException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, details, cause);
    }

    @Override
    public int exitCode() {
        return 7;
    }

    @Override
    public ProvisioningException withDetails(List<String> more) {
        return new ProvisioningException(getMessage(), detailsAnd(more), getCause());
    }
}
