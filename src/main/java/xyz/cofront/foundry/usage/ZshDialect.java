package xyz.cofront.foundry.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table as a `case` of zsh, with descriptions as `_describe` takes them.
final class ZshDialect implements CompletionScript.Dialect {
    @Override
    public String options(List<OptionUsage> options) {
        return array("options+=", options.stream().flatMap(ZshDialect::described))
                + array("kinds+=", options.stream().filter(OptionUsage::valued).flatMap(ZshDialect::kinds));
    }

    @Override
    public String row(List<String> places, CommandUsage command) {
        String pattern = places.stream().map(BashDialect::quoted).collect(Collectors.joining(" | "));
        return "    " + pattern + ")\n"
                + array("commands=", command.commands().stream().flatMap(ZshDialect::described))
                + options(CompletionScript.own(command))
                + array("arguments=", words(CompletionScript.arguments(command)))
                + "      ;;\n";
    }

    private static Stream<String> described(CommandUsage command) {
        return command.words().stream().map(word -> described(word, command.description()));
    }

    private static Stream<String> described(OptionUsage option) {
        return option.names().stream().map(name -> described(name, option.description()));
    }

    private static String described(String word, String description) {
        return word + ":" + CompletionScript.summary(description);
    }

    private static Stream<String> kinds(OptionUsage option) {
        return option.names().stream().flatMap(name -> Stream.of(name, CompletionScript.kind(option)));
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" ", -1));
    }

    private static String array(String assignment, Stream<String> entries) {
        String all =
                entries.map(entry -> "\n        " + BashDialect.quoted(entry)).collect(Collectors.joining());
        return all.isEmpty() ? "" : "      " + assignment + "(" + all + "\n      )\n";
    }
}
