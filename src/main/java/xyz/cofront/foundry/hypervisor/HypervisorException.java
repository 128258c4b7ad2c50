package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.FoundryException;

/// A call that failed, with what kind of failure it was.
public final class HypervisorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What a caller may want to tell apart. Set from the hypervisor's error code, never from its text.
    public enum Kind {
        /// The connection could not be opened or was lost.
        CONNECTION,
        /// No answer within the deadline. Whether the call took effect is not known.
        TIMEOUT,
        /// The connection is read-only, or the user may not do this.
        DENIED,
        /// The domain, pool, volume or network the call was about is not there (any more).
        NOT_FOUND,
        /// The name is taken.
        ALREADY_EXISTS,
        /// The text or number handed in was refused.
        INVALID,
        /// The domain or pool is not in the state the call needs, such as starting what runs.
        WRONG_STATE,
        /// Something else is at work on it; trying again later may do.
        BUSY,
        /// The storage is full.
        NO_SPACE,
        /// This hypervisor cannot do that.
        UNSUPPORTED,
        /// Anything else.
        FAILED
    }

    private final Kind kind;
    private final String message;
    private final transient List<String> advice;

    /// @param message what was tried on what, and the hypervisor's own words
    /// @param advice for the user, a sentence each: the cause and what to do next; empty if there is none to give.
    /// Nothing
    ///     may depend on it
    public HypervisorException(Kind kind, String message, List<String> advice, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.message = message;
        this.advice = List.copyOf(advice);
    }

    public HypervisorException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, List.of(), cause);
    }

    public HypervisorException(Kind kind, String message) {
        this(kind, message, null);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Kind kind() {
        return kind;
    }

    /// Sentences for the user, to be shown and never to be judged by.
    public List<String> advice() {
        return advice;
    }

    /// The same failure in the user's words, with the advice there is.
    ///
    /// @param what was tried, on what: `could not define domain 'web'`
    /// @param otherwise makes the failure where it is not the connection's
    public FoundryException explained(String what, BiFunction<String, Throwable, FoundryException> otherwise) {
        String sentence = what + ": " + message;
        FoundryException told = switch (kind) {
            case CONNECTION, TIMEOUT -> new ConnectionException(sentence, this);
            case DENIED, NOT_FOUND, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                otherwise.apply(sentence, this);
        };
        return told.withDetails(advice);
    }
}
