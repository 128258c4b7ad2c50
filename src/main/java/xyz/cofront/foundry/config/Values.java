package xyz.cofront.foundry.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.error.Suggestions;

/// Turns texts into values. Each function throws `IllegalArgumentException` with what was expected.
final class Values {
    private static final int LONGEST_POOL_NAME = 255;

    private Values() {}

    static String connect(Found found) {
        return ConnectionUri.check(found.text(), found.origin());
    }

    static VirtType virtType(Found found) {
        return oneOf(found.text(), VirtType.values(), VirtType::wire);
    }

    static String pool(Found found) {
        String name = found.text();
        boolean plain = name.codePoints().noneMatch(letter -> letter == '/' || Character.isISOControl(letter));
        if (name.isBlank() || name.length() > LONGEST_POOL_NAME || !plain) {
            throw new IllegalArgumentException("expected the name of a storage pool");
        }
        return name;
    }

    static Duration timeout(Found found) {
        return DurationText.parse(found.text());
    }

    static OutputFormat output(Found found) {
        return oneOf(found.text(), OutputFormat.values(), OutputFormat::word);
    }

    /// What is wrong with the text, if anything is.
    static Optional<String> problem(Key key, Found found) {
        try {
            parse(key, found);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of("'" + found.text() + "': " + wrong.getMessage());
        }
    }

    private static Object parse(Key key, Found found) {
        return switch (key) {
            case CONNECT -> connect(found);
            case VIRT_TYPE -> virtType(found);
            case VM_POOL, IMAGE_POOL -> pool(found);
            case TIMEOUT -> timeout(found);
            case OUTPUT -> output(found);
        };
    }

    private static <E> E oneOf(String text, E[] values, Function<E, String> word) {
        List<String> words = Arrays.stream(values).map(word).toList();
        int index = words.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "expected " + String.join(", ", words) + Suggestions.clause(text, words, '\''));
        }
        return values[index];
    }
}
