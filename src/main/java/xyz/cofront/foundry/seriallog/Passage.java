package xyz.cofront.foundry.seriallog;

import java.util.List;

/// Cuts the lines around a failure out of what cloud-init said.
final class Passage {
    private static final int BEFORE = 6;
    private static final int AFTER = 8;

    private Passage() {}

    /// What was said before it and is nobody else's, and what follows of its own text, such as a traceback.
    ///
    /// @param logged the places of messages of the log, ascending
    /// @param failure the failure's own place, one of them
    static List<String> around(List<String> said, List<Integer> logged, int failure) {
        int before = logged.stream()
                .filter(place -> place < failure)
                .reduce((earlier, later) -> later)
                .orElse(-1);
        int next = logged.stream().filter(place -> place > failure).findFirst().orElse(said.size());
        int first = Math.max(before + 1, failure - BEFORE);
        int end = Math.min(next, failure + 1 + AFTER);
        return said.subList(first, end);
    }
}
