package xyz.cofront.foundry.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Of what the names can be completed.
public enum LiveKind {
    VM,
    POOL,
    IMAGE,
    /// `KEY=VALUE`, several with commas between.
    LABEL,
    /// What can be pulled by name.
    CATALOGUE;

    /// As scripts call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LiveKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
