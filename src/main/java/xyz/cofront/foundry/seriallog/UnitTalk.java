package xyz.cofront.foundry.seriallog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads systemd's status lines. Long ones are shortened by it in the middle, with `…`.
final class UnitTalk {
    private static final Pattern FAILED = Pattern.compile("\\[FAILED\\] Failed to (?:start|mount|activate) (.*?)\\.?$");
    private static final Pattern LAST_UNIT = Pattern.compile("(?:Finished|Failed to start|Started) "
            + "(?:cloud-final\\.service|.*Execute cloud user/final scripts|.*Cloud-init: Final Stage)");

    private final Set<String> failed = new LinkedHashSet<>();

    /// Whether the line tells of the end of cloud-init's last stage.
    Optional<Milestone> take(ConsoleLine line) {
        Matcher failure = FAILED.matcher(line.text());
        if (failure.find()) {
            failed.add(failure.group(1));
        }
        return LAST_UNIT.matcher(line.text()).find()
                ? Optional.of(new Milestone(BootStage.DONE, line.at(), ""))
                : Optional.empty();
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    /// Those of cloud-init itself.
    Optional<String> failedProvisioning() {
        return failed.stream()
                .filter(unit ->
                        unit.contains("cloud-") || unit.contains("Cloud-init") || unit.contains("Execute cloud"))
                .findFirst();
    }
}
