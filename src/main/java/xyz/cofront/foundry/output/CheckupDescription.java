package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.checkup.CheckResult;
import xyz.cofront.foundry.checkup.Mend;
import xyz.cofront.foundry.recovery.Diagnosis;
import xyz.cofront.foundry.storage.Finding;

/// The checks of a host for people: a table, and below it what mends what is not as it should be.
final class CheckupDescription {
    private CheckupDescription() {}

    static String text(List<CheckResult> checks) {
        Columns columns = new Columns("CHECK", "STATE", "REASON");
        checks.forEach(result -> columns.add(result.check(), result.state().word(), result.reason()));
        return columns.text("") + advice(checks);
    }

    /// What interrupted work left.
    static String findings(List<Diagnosis> diagnoses) {
        if (diagnoses.isEmpty()) {
            return "Nothing is left of interrupted work\n";
        }
        Columns columns = new Columns("FINDING", "SIZE", "COMMAND", "REPAIR");
        for (Diagnosis diagnosis : diagnoses) {
            Finding finding = diagnosis.finding();
            String size = finding.bytes() == 0 ? "" : Size.ofBytes(finding.bytes());
            columns.add(
                    finding.what(), size, finding.command(), diagnosis.cure().words());
        }
        return columns.text("");
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
