package xyz.cofront.foundry.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.config.DurationText;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// How a guest is brought to rest.
final class StopOptions {
    private static final String GRACE = "30s";

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long a guest may take to shut down (" + GRACE + "; with --force alone it is not asked).")
    @Nullable
    private String grace;

    @Option(names = "--force", description = "Cut the power: at once, or with --grace when that time is over.")
    private boolean force;

    PowerRequest request(PowerAction action) {
        String text = grace != null ? grace : force ? "0" : GRACE;
        Duration parsed = parse(text);
        if (parsed.isZero() && !force) {
            throw new ConfigurationException("--grace 0 leaves no time to shut down; --force cuts the power");
        }
        return new PowerRequest(action, parsed, force);
    }

    private static Duration parse(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("--grace: '" + text + "': " + wrong.getMessage(), wrong);
        }
    }
}
