package xyz.cofront.foundry.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What the user may have meant.
public final class Suggestions {
    private static final int LONGEST = 64;

    private Suggestions() {}

    /// The nearest of the known words, if one is near: the same but for case and separators, a beginning of it, or at
    /// most a third of its letters away. Of several equally near the first by the alphabet.
    public static Optional<String> closest(String typed, Collection<String> known) {
        String word = plain(typed);
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .filter(candidate -> distance(word, plain(candidate)) <= reach(word, plain(candidate)))
                .min(Comparator.comparingInt((String candidate) -> distance(word, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// The end of a message about a word that is not known: `; did you mean 'x'?`, or nothing.
    ///
    /// @param quote what the message puts around words
    public static String clause(String typed, Collection<String> known, char quote) {
        return closest(typed, known)
                .map(word -> "; did you mean " + quote + word + quote + "?")
                .orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int reach(String word, String candidate) {
        return Math.max(1, Math.max(word.length(), candidate.length()) / 3);
    }

    /// Changes, insertions, removals and swaps of neighbours; a beginning counts as one change.
    private static int distance(String word, String other) {
        if (word.length() >= 3 && other.startsWith(word)) {
            return word.length() == other.length() ? 0 : 1;
        }
        int[][] cost = new int[word.length() + 1][other.length() + 1];
        for (int row = 0; row <= word.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                cost[row][column] = cost(cost, word, other, row, column);
            }
        }
        return cost[word.length()][other.length()];
    }

    private static int cost(int[][] cost, String word, String other, int row, int column) {
        if (row == 0 || column == 0) {
            return row + column;
        }
        boolean same = word.charAt(row - 1) == other.charAt(column - 1);
        int least = Math.min(
                Math.min(cost[row - 1][column], cost[row][column - 1]) + 1, cost[row - 1][column - 1] + (same ? 0 : 1));
        boolean swapped = row > 1
                && column > 1
                && word.charAt(row - 1) == other.charAt(column - 2)
                && word.charAt(row - 2) == other.charAt(column - 1);
        return swapped ? Math.min(least, cost[row - 2][column - 2] + 1) : least;
    }
}
