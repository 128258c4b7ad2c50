package xyz.cofront.foundry.usage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The shells whose command lines can be completed.
public enum Shell {
    BASH,
    ZSH,
    FISH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shell> of(String word) {
        return Arrays.stream(values())
                .filter(shell -> shell.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }
}
