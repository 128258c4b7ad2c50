package xyz.cofront.foundry.cli;

import java.util.List;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.vm.WaitGoal;

/// What can be waited for, as people type it.
final class Goals {
    private Goals() {}

    /// @param option for the message
    /// @throws ConfigurationException if it is none of those allowed
    static WaitGoal parse(String option, String typed, List<WaitGoal> allowed) {
        List<String> words = allowed.stream().map(WaitGoal::word).toList();
        return WaitGoal.of(typed)
                .filter(allowed::contains)
                .orElseThrow(() -> new ConfigurationException(
                        option + ": '" + typed + "' cannot be waited for; it can be " + String.join(", ", words),
                        Suggestions.closest(typed, words).stream()
                                .map(near -> "did you mean '" + near + "'?")
                                .toList(),
                        null));
    }
}
