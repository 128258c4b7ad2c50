package xyz.cofront.foundry.seriallog;

import java.util.List;
import java.util.Optional;

/// What the serial log tells of one boot.
///
/// @param milestones in the order of the stages, each once
/// @param datasource cloud-init's word for where it found its data, such as `DataSourceNoCloud [seed=/dev/sr0]`
/// @param addresses such as `eth0 10.77.0.10`, in the order of the console
/// @param failedUnits systemd's units that failed, as the console names them
/// @param failures what of the provisioning failed, in the order of the console, each module once
/// @param warnings what cloud-init warned of beside
/// @param trouble what keeps the guest from booting, such as `kernel panic`
/// @param hostKeys the public keys of the guest's SSH server, `TYPE BASE64` each
/// @param login whether somebody could log in on the console
/// @param lastLine the last line that says something; empty for an empty log
public record BootTimeline(
        List<Milestone> milestones,
        Optional<String> datasource,
        List<String> addresses,
        List<String> failedUnits,
        List<Failure> failures,
        List<String> warnings,
        Optional<String> trouble,
        List<String> hostKeys,
        boolean login,
        String lastLine) {

    public BootTimeline {
        milestones = List.copyOf(milestones);
        addresses = List.copyOf(addresses);
        failedUnits = List.copyOf(failedUnits);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
        hostKeys = List.copyOf(hostKeys);
    }

    /// Reads the last boot of the log.
    public static BootTimeline read(byte[] log) {
        BootReader reader = new BootReader();
        ConsoleText.lines(log).stream().map(ConsoleLine::of).forEach(reader::take);
        return reader.timeline();
    }

    /// The last stage that was reached.
    public Optional<Milestone> last() {
        return milestones.isEmpty() ? Optional.empty() : Optional.of(milestones.getLast());
    }

    /// Whether cloud-init has come to its end, well or not.
    public boolean provisioned() {
        return reached(BootStage.DONE);
    }

    public boolean reached(BootStage stage) {
        return milestones.stream().anyMatch(milestone -> milestone.stage() == stage);
    }
}
