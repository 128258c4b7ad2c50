package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.checkup.CheckResult;
import xyz.cofront.foundry.checkup.Mend;

/// What the doctor found, as JSON and YAML show it.
///
/// @param findings `null` where they could not be looked for
@JsonPropertyOrder({"apiVersion", "kind", "checks", "findings"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckupDocument(
        String apiVersion,
        String kind,
        List<CheckItem> checks,
        @Nullable List<DiagnosisDocument> findings) {

    static CheckupDocument of(Checkup checkup) {
        return new CheckupDocument(
                VirtualMachine.API_VERSION,
                "Checkup",
                checkup.checks().stream().map(CheckItem::of).toList(),
                checkup.findings() == null
                        ? null
                        : checkup.findings().stream().map(DiagnosisDocument::of).toList());
    }

    /// @param subject `null` where the check is about one thing alone
    @JsonPropertyOrder({"check", "subject", "state", "reason", "mend"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckItem(String check, @Nullable String subject, String state, String reason, List<MendItem> mend) {
        static CheckItem of(CheckResult result) {
            return new CheckItem(
                    result.check(),
                    result.subject().isEmpty() ? null : result.subject(),
                    result.state().word(),
                    result.reason(),
                    result.mend().stream().map(MendItem::of).toList());
        }
    }

    /// @param command `null` where the step is none
    @JsonPropertyOrder({"what", "command"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MendItem(String what, @Nullable String command) {
        static MendItem of(Mend step) {
            return new MendItem(step.what(), step.command().isEmpty() ? null : step.command());
        }
    }
}
