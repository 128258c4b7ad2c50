package xyz.cofront.foundry.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What the user may have meant.
public final class Suggestions {
    private Suggestions() {}

    /// The name nearest to a mistyped one, case aside: at most a third of its letters differ. Of several equally near
    /// the first by the alphabet.
    public static Optional<String> closest(String wanted, Collection<String> names) {
        int limit = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= limit)
                .map(name -> new Candidate(name, distance(lower(wanted), lower(name))))
                .filter(candidate -> candidate.distance <= limit)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Levenshtein's: how many letters must be put in, taken out or replaced.
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            previous = nextRow(previous, row, from.charAt(row - 1), to);
        }
        return previous[to.length()];
    }

    private static int[] nextRow(int[] previous, int row, char letter, String to) {
        int[] current = new int[previous.length];
        current[0] = row;
        for (int column = 1; column < current.length; column++) {
            int replaced = previous[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
        }
        return current;
    }
}
