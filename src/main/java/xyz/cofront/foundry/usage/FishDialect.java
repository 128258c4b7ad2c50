package xyz.cofront.foundry.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table as a `switch` of fish, with descriptions behind a tab, as fish takes them.
final class FishDialect implements CompletionScript.Dialect {
    @Override
    public String options(List<OptionUsage> options) {
        return list("--append options", options.stream().flatMap(FishDialect::described))
                + list(
                        "--append kinds",
                        options.stream().filter(OptionUsage::valued).flatMap(FishDialect::kinds));
    }

    @Override
    public String row(List<String> places, CommandUsage command) {
        String patterns = places.stream().map(FishDialect::quoted).collect(Collectors.joining(" "));
        return "        case " + patterns + "\n"
                + list("commands", command.commands().stream().flatMap(FishDialect::described))
                + options(CompletionScript.own(command))
                + list("arguments", words(CompletionScript.arguments(command)));
    }

    private static Stream<String> described(CommandUsage command) {
        return command.words().stream().map(word -> described(word, command.description()));
    }

    private static Stream<String> described(OptionUsage option) {
        return option.names().stream().map(name -> described(name, option.description()));
    }

    private static String described(String word, String description) {
        return quoted(word) + "\\t" + quoted(CompletionScript.summary(description));
    }

    private static Stream<String> kinds(OptionUsage option) {
        return option.names().stream().map(name -> quoted(name + "=" + CompletionScript.kind(option)));
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" ", -1)).map(FishDialect::quoted);
    }

    private static String list(String variable, Stream<String> entries) {
        String all = entries.map(entry -> " \\\n                " + entry).collect(Collectors.joining());
        return all.isEmpty() ? "" : "            set " + variable + all + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
