package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.checkup.CheckResult;
import xyz.cofront.foundry.checkup.Mend;

/// The checks of a host for people: a table, and below it what mends what is not as it should be.
final class CheckupDescription {
    private CheckupDescription() {}

    static String text(List<CheckResult> checks) {
        Columns columns = new Columns("CHECK", "STATE", "REASON");
        checks.forEach(result -> columns.add(result.check(), result.state().word(), result.reason()));
        return columns.text("") + advice(checks);
    }

    /// Each step once, under the check it is for.
    private static String advice(List<CheckResult> checks) {
        StringBuilder text = new StringBuilder();
        for (CheckResult result : checks) {
            for (Mend step : result.mend()) {
                String line = "  " + Text.escape(result.check() + ": " + step.text()) + "\n";
                if (text.indexOf(line) < 0) {
                    text.append(line);
                }
            }
        }
        return text.isEmpty() ? "" : "What to do:\n" + text;
    }
}
