package xyz.cofront.foundry.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import xyz.cofront.foundry.seriallog.BootTimeline;
import xyz.cofront.foundry.seriallog.Failure;
import xyz.cofront.foundry.seriallog.Milestone;
import xyz.cofront.foundry.vm.BootReport;

/// A boot, described for people: its stages as a table, then what there is to say of it.
final class BootDescription {
    private static final int KEY_WIDTH = 14;

    private final BootReport report;
    private final BootTimeline timeline;
    private final StringBuilder text = new StringBuilder();

    BootDescription(BootReport report) {
        this.report = report;
        this.timeline = report.timeline();
    }

    String text() {
        line("Name", report.name());
        line("State", report.state().word());
        stages();
        list("Addresses", timeline.addresses());
        list("Failed units", timeline.failedUnits());
        list("Warnings", timeline.warnings());
        timeline.trouble().ifPresent(trouble -> line("Trouble", trouble));
        line("Provisioning", verdict());
        timeline.failures().forEach(this::failure);
        if (!timeline.provisioned()) {
            line("Last line", timeline.lastLine());
        }
        return text.toString();
    }

    private String verdict() {
        if (!timeline.failures().isEmpty()) {
            return "failed: "
                    + String.join(
                            ", ",
                            timeline.failures().stream().map(Failure::module).toList());
        }
        return timeline.provisioned() ? "done" : "not done";
    }

    private void stages() {
        Columns columns = new Columns("STAGE", "AT", "TOOK", "DETAIL");
        List<Milestone> milestones = timeline.milestones();
        for (int index = 0; index < milestones.size(); index++) {
            Milestone milestone = milestones.get(index);
            columns.add(
                    milestone.stage().word(),
                    milestone.at().map(BootDescription::seconds).orElse(""),
                    took(milestones, index),
                    milestone.detail());
        }
        text.append("Stages:\n").append(columns.text("  "));
    }

    /// Until the next stage whose time is known begins.
    private static String took(List<Milestone> milestones, int index) {
        Optional<Duration> begin = milestones.get(index).at();
        Optional<Duration> end = milestones.stream()
                .skip(index + 1L)
                .flatMap(later -> later.at().stream())
                .findFirst();
        return begin.isPresent() && end.isPresent() ? seconds(end.get().minus(begin.get())) : "";
    }

    private static String seconds(Duration at) {
        return String.format(Locale.ROOT, "%.1f s", at.toMillis() / 1000.0);
    }

    private void failure(Failure failure) {
        text.append("Failed: ").append(Text.escape(failure.module())).append('\n');
        failure.passage()
                .forEach(said -> text.append("  ").append(Text.escape(said)).append('\n'));
    }

    private void list(String key, List<String> values) {
        for (int index = 0; index < values.size(); index++) {
            line(index == 0 ? key : "", values.get(index));
        }
    }

    private void line(String key, String value) {
        String start = key.isEmpty() ? "" : key + ":";
        text.append(Text.pad(start, KEY_WIDTH)).append(Text.escape(value)).append('\n');
    }
}
