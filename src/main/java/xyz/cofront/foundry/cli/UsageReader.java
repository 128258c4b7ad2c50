package xyz.cofront.foundry.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;
import xyz.cofront.foundry.usage.ArgumentUsage;
import xyz.cofront.foundry.usage.CommandUsage;
import xyz.cofront.foundry.usage.OptionUsage;
import xyz.cofront.foundry.usage.Values;

/// Reads off the command tree what the commands take.
final class UsageReader {
    private UsageReader() {}

    /// The whole program; hidden commands are left out.
    static CommandUsage of(CommandSpec root) {
        return of(root, List.of(root.name()));
    }

    private static CommandUsage of(CommandSpec command, List<String> path) {
        return new CommandUsage(
                path,
                Arrays.asList(command.aliases()),
                sentence(command.usageMessage().description()),
                synopsis(command.commandLine()),
                command.options().stream()
                        .filter(option -> !option.hidden() && !option.inherited())
                        .map(UsageReader::option)
                        .toList(),
                command.positionalParameters().stream()
                        .filter(argument -> !argument.hidden())
                        .map(argument -> argument(command, path, argument))
                        .toList(),
                children(command, path));
    }

    private static List<CommandUsage> children(CommandSpec command, List<String> path) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(child -> !child.usageMessage().hidden())
                .sorted(Comparator.comparing(CommandSpec::name))
                .map(child -> of(child, with(path, child.name())))
                .toList();
    }

    private static List<String> with(List<String> path, String word) {
        return Stream.concat(path.stream(), Stream.of(word)).toList();
    }

    /// As the help shows it, on one line.
    private static String synopsis(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
        return help.synopsis(0).strip().replaceAll("\\s+", " ");
    }

    private static OptionUsage option(OptionSpec option) {
        boolean valued = option.arity().max() > 0;
        List<String> names = List.of(option.names());
        boolean attached = valued && option.arity().min() == 0;
        boolean global = option.scopeType() == ScopeType.INHERIT;
        Values values =
                ValueKinds.ofOption(option.longestName(), option.paramLabel()).orElseGet(Values.Free::new);
        return new OptionUsage(
                names, valued ? option.paramLabel() : "", sentence(option.description()), values, global, attached);
    }

    private static ArgumentUsage argument(CommandSpec command, List<String> path, PositionalParamSpec argument) {
        List<String> words = path.subList(1, path.size());
        return new ArgumentUsage(
                argument.paramLabel(),
                argument.arity().min() == 0,
                argument.index().isVariable() || argument.arity().max() > 1,
                sentence(argument.description()),
                ValueKinds.ofArgument(command, words, argument.paramLabel()).orElseGet(Values.Free::new));
    }

    private static String sentence(String[] lines) {
        return Stream.of(lines).collect(Collectors.joining(" ")).replace("%n", " ");
    }
}
