package xyz.cofront.foundry.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import xyz.cofront.foundry.config.Key;

/// The options that every command takes, before or after its name. Values are checked with the other settings, so that
/// a bad one is reported the same way wherever it was written.
final class GlobalOptions {
    @Option(
            names = {"-c", "--connect"},
            paramLabel = "URI",
            scope = ScopeType.INHERIT,
            description = "libvirt connection: qemu:///system, qemu:///session, test:///default.")
    @Nullable
    String connect;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, wide, json, yaml or name.")
    @Nullable
    String output;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "Longest time for the whole command, such as 30s or 5m; 0, the default, sets no limit.")
    @Nullable
    String timeout;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show details, and the causes of failures.")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Show no progress and no hints.")
    boolean quiet;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Use no colors; NO_COLOR does the same.")
    boolean noColor;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Answer every question with yes.")
    boolean yes;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /// What was typed of the settings.
    Map<Key, String> flags() {
        Map<Key, String> flags = new EnumMap<>(Key.class);
        put(flags, Key.CONNECT, connect);
        put(flags, Key.OUTPUT, output);
        put(flags, Key.TIMEOUT, timeout);
        return flags;
    }

    static void put(Map<Key, String> flags, Key key, @Nullable String text) {
        if (text != null) {
            flags.put(key, text);
        }
    }
}
