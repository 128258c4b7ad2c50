package xyz.cofront.foundry.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table as a `case` of bash, which shows no descriptions.
final class BashDialect implements CompletionScript.Dialect {
    @Override
    public String options(List<OptionUsage> options) {
        return line("flags+=", " ", names(options.stream().filter(option -> !option.valued())))
                + line(
                        "valued+=",
                        " ",
                        options.stream().filter(OptionUsage::valued).flatMap(BashDialect::kinds));
    }

    @Override
    public String row(List<String> places, CommandUsage command) {
        String pattern = places.stream().map(BashDialect::quoted).collect(Collectors.joining(" | "));
        return "    " + pattern + ")\n"
                + line("commands=", "", command.commands().stream().flatMap(child -> child.words().stream()))
                + options(CompletionScript.own(command))
                + line("arguments=", "", Stream.of(CompletionScript.arguments(command)))
                + "      ;;\n";
    }

    private static Stream<String> names(Stream<OptionUsage> options) {
        return options.flatMap(option -> option.names().stream());
    }

    private static Stream<String> kinds(OptionUsage option) {
        return option.names().stream().map(name -> name + "=" + CompletionScript.kind(option));
    }

    private static String line(String assignment, String gap, Stream<String> words) {
        String all = words.collect(Collectors.joining(" "));
        return all.isEmpty() ? "" : "      " + assignment + quoted(gap + all) + "\n";
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
