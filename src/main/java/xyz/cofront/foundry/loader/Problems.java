package xyz.cofront.foundry.loader;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;

/// Turns problems into the failure that ends the command.
public final class Problems {
    private static final int SHOWN = 50;
    private static final String INDENT = "    ";

    private Problems() {}

    /// A [ConfigurationException] if any problem is [Severity#MALFORMED], else a [ValidationException].
    ///
    /// @param problems at least one, of one source or of several
    public static FoundryException failure(List<Problem> problems) {
        String message = summary(problems);
        List<String> details = details(problems);
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.MALFORMED)
                ? new ConfigurationException(message, details, null)
                : new ValidationException(message, details, null);
    }

    private static String summary(List<Problem> problems) {
        long sources = problems.stream().map(Problem::source).distinct().count();
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return sources == 1 ? problems.getFirst().source() + ": " + count : count + " in " + sources + " files";
    }

    private static List<String> details(List<Problem> problems) {
        List<String> details = new ArrayList<>();
        for (Problem problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            details.add(problem.headline());
            problem.excerpt().lines().map(INDENT::concat).forEach(details::add);
        }
        if (problems.size() > SHOWN) {
            details.add("and " + (problems.size() - SHOWN) + " more");
        }
        return List.copyOf(details);
    }
}
