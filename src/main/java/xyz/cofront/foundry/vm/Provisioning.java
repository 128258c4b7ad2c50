package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xyz.cofront.foundry.error.ProvisioningException;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.seriallog.BootTimeline;
import xyz.cofront.foundry.seriallog.Failure;
import xyz.cofront.foundry.seriallog.Milestone;

/// How far a guest's boot and cloud-init have come, by its serial log.
final class Provisioning {
    private final SerialLogs logs;

    Provisioning(Hypervisor hypervisor) {
        this.logs = new SerialLogs(hypervisor);
    }

    /// @throws ProvisioningException if cloud-init is done and something of it failed, with the passage
    /// @throws VmException if the console is not logged
    Look look(DomainSummary domain) {
        BootTimeline timeline = timeline(domain);
        if (!timeline.provisioned()) {
            return new Look.NotYet(words(timeline));
        }
        if (!timeline.failures().isEmpty()) {
            throw failed(domain.name(), timeline.failures());
        }
        return new Look.Reached(words(timeline));
    }

    /// How far it is, for people. Never fails because of the log.
    String stage(DomainSummary domain) {
        try {
            return words(timeline(domain));
        } catch (VmException unreadable) {
            return "the console is not logged";
        }
    }

    private BootTimeline timeline(DomainSummary domain) {
        return BootTimeline.read(logs.of(domain).read());
    }

    private static String words(BootTimeline timeline) {
        String stage = timeline.last().map(Provisioning::words).orElse("nothing on the console yet");
        return timeline.trouble().map(trouble -> stage + ": " + trouble).orElse(stage);
    }

    private static String words(Milestone milestone) {
        return milestone.stage().word()
                + milestone
                        .at()
                        .filter(Duration::isPositive)
                        .map(Provisioning::seconds)
                        .orElse("");
    }

    private static String seconds(Duration at) {
        return String.format(Locale.ROOT, " at %.1f s", at.toMillis() / 1000.0);
    }

    private static ProvisioningException failed(String name, List<Failure> failures) {
        List<String> lines = new ArrayList<>();
        for (Failure failure : failures) {
            lines.add(failure.module() + ":");
            failure.passage().forEach(line -> lines.add("  " + line));
        }
        lines.add("'foundry boot " + ShellWord.of(name) + "' shows the whole boot");
        List<String> modules = failures.stream().map(Failure::module).toList();
        return new ProvisioningException(
                "VM '" + name + "' came up, but its provisioning failed: " + String.join(", ", modules), lines, null);
    }
}
