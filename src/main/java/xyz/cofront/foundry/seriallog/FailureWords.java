package xyz.cofront.foundry.seriallog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of cloud-init's log messages tell that something of the provisioning failed, and what.
final class FailureWords {
    private static final String USER_DATA = "user-data";

    /// Of cloud-init 0.7 to 26; the first group is the module.
    private static final List<Pattern> MODULES = List.of(
            Pattern.compile("^Running module (\\S+) \\(.*\\) failed"),
            Pattern.compile("^Failed to run module (\\S+) \\("),
            Pattern.compile("^Failed to run bootcmd module (\\S+)"),
            Pattern.compile("^failed (?:run of )?stage (\\S+)"),
            Pattern.compile("^Could not find module named (\\S+)"));

    private static final List<Pattern> UNREADABLE = List.of(
            Pattern.compile("^Unexpected failure parsing userdata"),
            Pattern.compile("^Failed loading yaml blob"),
            Pattern.compile("^Failed at merging in cloud config part"),
            Pattern.compile("^Failed calling handler "),
            Pattern.compile("^Unhandled non-multipart \\(.*\\) userdata"),
            Pattern.compile("^Unhandled unknown content-type \\("));

    private FailureWords() {}

    /// @param level such as `WARNING`
    /// @return empty for what is only a warning
    static Optional<String> module(String level, String message) {
        for (Pattern pattern : MODULES) {
            Matcher found = pattern.matcher(message);
            if (found.find()) {
                return Optional.of(found.group(1).replace('_', '-'));
            }
        }
        if (UNREADABLE.stream().anyMatch(pattern -> pattern.matcher(message).find())) {
            return Optional.of(USER_DATA);
        }
        return level.equals("WARNING") ? Optional.empty() : Optional.of("cloud-init");
    }
}
