package xyz.cofront.foundry.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/// The list of commands in a help, as picocli prints it, of commands that need not be made for it.
final class CommandList {
    private static final int GAP = 2;

    private CommandList() {}

    /// @param width in columns
    static String of(List<Command> commands, int width) {
        List<Command> shown =
                commands.stream().filter(command -> !command.hidden()).toList();
        int first = GAP
                + shown.stream()
                        .mapToInt(command -> names(command).length())
                        .max()
                        .orElse(0);
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Help.Ansi.OFF),
                new Column(first, GAP, Overflow.SPAN),
                new Column(width - first, GAP, Overflow.WRAP));
        shown.forEach(command -> table.addRowValues(names(command), String.join(" ", command.description())));
        return table.toString();
    }

    private static String names(Command command) {
        return Stream.concat(Stream.of(command.name()), Arrays.stream(command.aliases()))
                .collect(Collectors.joining(", "));
    }
}
