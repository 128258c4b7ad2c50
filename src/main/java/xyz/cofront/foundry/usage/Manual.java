package xyz.cofront.foundry.usage;

import java.util.List;

/// What every page of the manual has in common.
///
/// @param version of the program
/// @param date as the pages show it; empty if not known
/// @param exitCodes the codes and their meanings
/// @param environment variables and what they do
/// @param files paths and what they are
public record Manual(
        CommandUsage root,
        String version,
        String date,
        List<Entry> exitCodes,
        List<Entry> environment,
        List<Entry> files) {
    /// A term and what it means.
    public record Entry(String term, String meaning) {}

    public Manual {
        exitCodes = List.copyOf(exitCodes);
        environment = List.copyOf(environment);
        files = List.copyOf(files);
    }
}
