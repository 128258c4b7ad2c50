package xyz.cofront.foundry.usage;

import java.util.List;
import java.util.stream.Stream;

/// One command with all below it.
///
/// @param path its words, `foundry` first
/// @param aliases other words for its last one
/// @param synopsis how it is called, without markup, as its help shows it
/// @param options its own; those of the root hold for every command
public record CommandUsage(
        List<String> path,
        List<String> aliases,
        String description,
        String synopsis,
        List<OptionUsage> options,
        List<ArgumentUsage> arguments,
        List<CommandUsage> commands) {
    public CommandUsage {
        path = List.copyOf(path);
        aliases = List.copyOf(aliases);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        commands = List.copyOf(commands);
    }

    /// Its last word.
    public String name() {
        return path.getLast();
    }

    /// This and all below it, each before what is below it.
    public Stream<CommandUsage> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(CommandUsage::all));
    }

    /// Its last word and the other words for it.
    List<String> words() {
        return Stream.concat(Stream.of(name()), aliases.stream()).toList();
    }
}
