package xyz.cofront.foundry.error;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A failure the user is told of in plain words: what was tried, on what, why it failed, what to do next.
///
/// The message is the first line; [#details] follow it, one line each, and are shown always. The cause is shown only
/// under `-v`. Nothing here is escaped: whoever prints it does that.
public abstract sealed class FoundryException extends RuntimeException
        permits ConfigurationException,
                ValidationException,
                ConnectionException,
                VmException,
                StorageException,
                WaitTimeoutException,
                ProvisioningException,
                CancelledException,
                PartialFailureException {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final transient List<String> details;

    FoundryException(String message, List<String> details, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
        this.details = List.copyOf(details);
    }

    @Override
    public final String getMessage() {
        return message;
    }

    /// Further lines for the user, such as each violation, what is left behind, or what to do next.
    public List<String> details() {
        return details;
    }

    /// The process's exit code (design, section 3).
    public abstract int exitCode();

    /// The same failure with more lines.
    public abstract FoundryException withDetails(List<String> more);

    final List<String> detailsAnd(List<String> more) {
        return Stream.concat(details.stream(), more.stream()).toList();
    }
}
