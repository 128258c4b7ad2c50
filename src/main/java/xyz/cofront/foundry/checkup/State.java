package xyz.cofront.foundry.checkup;

import java.util.Locale;

/// How a check went.
public enum State {
    /// As it should be.
    OK,
    /// Guests can run, and something is not as it should be or soon will not be.
    WARNING,
    /// Guests, or some of them, cannot be made or started until it is mended.
    FAILED,
    /// It could not be looked at; the reason says why.
    UNKNOWN;

    /// As it is shown: `ok`, `warning`, `failed`, `unknown`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
