package xyz.cofront.foundry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The user ended the command by a signal; what it had begun was undone, or
/// the details say what is left.
public final class CancelledException extends FoundryException {
    private static final long serialVersionUID = 1L;

    private final int signal;

    /// @param signal its number, such as 2 for SIGINT
    public CancelledException(String message, int signal) {
        this(message, List.of(), signal, null);
    }

    /// Of what failed because the signal cut its time short.
    public CancelledException(String message, int signal, FoundryException failure) {
        this(message + ": " + failure.getMessage(), failure.details(), signal, failure);
    }

    private CancelledException(String message, List<String> details, int signal, @Nullable Throwable cause) {
        super(message, details, cause);
        this.signal = signal;
    }

    /// As shells give it: 128 and the signal's number.
    @Override
    public int exitCode() {
        return 128 + signal;
    }

    @Override
    public CancelledException withDetails(List<String> more) {
        return new CancelledException(getMessage(), detailsAnd(more), signal, getCause());
    }
}
