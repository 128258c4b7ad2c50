package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.seriallog.BootTimeline;
import xyz.cofront.foundry.seriallog.Failure;
import xyz.cofront.foundry.seriallog.Milestone;
import xyz.cofront.foundry.vm.BootReport;

/// A boot as JSON and YAML show it.
///
/// @param provisioned whether cloud-init has come to its end, well or not
@JsonPropertyOrder({
    "apiVersion",
    "kind",
    "name",
    "state",
    "provisioned",
    "stages",
    "datasource",
    "addresses",
    "failedUnits",
    "failures",
    "warnings",
    "trouble",
    "lastLine"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record BootDocument(
        String apiVersion,
        String kind,
        String name,
        String state,
        boolean provisioned,
        List<Stage> stages,
        @Nullable String datasource,
        List<String> addresses,
        List<String> failedUnits,
        List<FailedModule> failures,
        List<String> warnings,
        @Nullable String trouble,
        String lastLine) {

    /// @param atMillis since the kernel started; `null` where the console does not tell
    @JsonPropertyOrder({"stage", "atMillis", "detail"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Stage(String stage, @Nullable Long atMillis, String detail) {
        static Stage of(Milestone milestone) {
            return new Stage(
                    milestone.stage().word(),
                    milestone.at().map(Duration::toMillis).orElse(null),
                    milestone.detail());
        }
    }

    @JsonPropertyOrder({"module", "passage"})
    record FailedModule(String module, List<String> passage) {
        static FailedModule of(Failure failure) {
            return new FailedModule(failure.module(), failure.passage());
        }
    }

    static BootDocument of(BootReport report) {
        BootTimeline timeline = report.timeline();
        return new BootDocument(
                VirtualMachine.API_VERSION,
                "Boot",
                report.name(),
                report.state().word(),
                timeline.provisioned(),
                timeline.milestones().stream().map(Stage::of).toList(),
                timeline.datasource().orElse(null),
                timeline.addresses(),
                timeline.failedUnits(),
                timeline.failures().stream().map(FailedModule::of).toList(),
                timeline.warnings(),
                timeline.trouble().orElse(null),
                timeline.lastLine());
    }
}
