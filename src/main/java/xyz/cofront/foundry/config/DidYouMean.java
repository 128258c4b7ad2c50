package xyz.cofront.foundry.config;

import java.util.Collection;
import xyz.cofront.foundry.error.Suggestions;

/// The end of a message about a word that is not known.
final class DidYouMean {
    private DidYouMean() {}

    /// `; did you mean 'x'?`, or nothing.
    static String hint(String typed, Collection<String> known) {
        return Suggestions.closest(typed, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }
}
