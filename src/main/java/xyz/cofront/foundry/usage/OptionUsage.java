package xyz.cofront.foundry.usage;

import java.util.List;

/// One option of a command.
///
/// @param names such as `-c` and `--connect`
/// @param label what its value is called, such as `URI`; empty if it takes none
/// @param values what its value can be
/// @param global whether every command takes it
/// @param attached whether a value can only stand behind `=`, and be left out
public record OptionUsage(
        List<String> names, String label, String description, Values values, boolean global, boolean attached) {
    public OptionUsage {
        names = List.copyOf(names);
    }

    /// Whether a value follows it.
    boolean valued() {
        return !label.isEmpty();
    }
}
