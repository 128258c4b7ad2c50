package xyz.cofront.foundry.output;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.checkup.CheckResult;
import xyz.cofront.foundry.checkup.State;
import xyz.cofront.foundry.recovery.Diagnosis;

/// What the doctor found: of the host, and of what interrupted work left.
///
/// @param findings `null` where they could not be looked for
public record Checkup(List<CheckResult> checks, @Nullable List<Diagnosis> findings) {
    public Checkup {
        checks = List.copyOf(checks);
        findings = findings == null ? null : List.copyOf(findings);
    }

    /// The checks that failed.
    public List<CheckResult> failed() {
        return checks.stream().filter(result -> result.state() == State.FAILED).toList();
    }
}
