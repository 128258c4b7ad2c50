package xyz.cofront.foundry.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The completion script of a shell: the shell's template, which walks the words typed so far, and in it the table of
/// what each command takes.
public final class CompletionScript {
    private static final String PLACE_OF_GLOBALS = "@GLOBALS@\n";
    private static final String PLACE_OF_TABLE = "@TABLE@\n";

    private CompletionScript() {}

    /// @param root the whole program
    public static String of(Shell shell, CommandUsage root) {
        Dialect dialect = switch (shell) {
            case BASH -> new BashDialect();
            case ZSH -> new ZshDialect();
            case FISH -> new FishDialect();
        };
        List<OptionUsage> globals =
                root.options().stream().filter(OptionUsage::global).toList();
        StringBuilder table = new StringBuilder();
        append(table, dialect, root, List.of(""));
        return template(shell)
                .replace(PLACE_OF_GLOBALS, dialect.options(globals))
                .replace(PLACE_OF_TABLE, table);
    }

    /// @param places every way to write the path, without the program's own name
    private static void append(StringBuilder table, Dialect dialect, CommandUsage command, List<String> places) {
        table.append(dialect.row(places, command));
        for (CommandUsage child : command.commands()) {
            append(table, dialect, child, places(places, child.words()));
        }
    }

    private static List<String> places(List<String> parents, List<String> words) {
        List<String> places = new ArrayList<>();
        for (String parent : parents) {
            words.forEach(word -> places.add(parent.isEmpty() ? word : parent + " " + word));
        }
        return places;
    }

    private static String template(Shell shell) {
        String name = "foundry." + shell.word();
        try (InputStream file = Objects.requireNonNull(CompletionScript.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// How a shell writes the table.
    interface Dialect {
        /// Adds options to those that are known already.
        String options(List<OptionUsage> options);

        /// @param places every way to write the command's path; empty for the program alone
        String row(List<String> places, CommandUsage command);
    }

    /// The options that only this command takes.
    static List<OptionUsage> own(CommandUsage command) {
        return command.options().stream().filter(option -> !option.global()).toList();
    }

    /// The kind of a value in the table: words with commas between, or `@` and a word.
    static String kind(Values values) {
        return switch (values) {
            case Values.Free() -> "@none";
            case Values.Files() -> "@file";
            case Values.Folders() -> "@folder";
            case Values.Words(List<String> words) -> String.join(",", words);
            case Values.Live(LiveKind kind) -> "@" + kind.word();
        };
    }

    /// The kind of an option's value; with `=` before it if the value can only stand behind one.
    static String kind(OptionUsage option) {
        return (option.attached() ? "=" : "") + kind(option.values());
    }

    /// The kinds of a command's arguments; one that ends in `*` is that of all that follow, too.
    static String arguments(CommandUsage command) {
        return command.arguments().stream()
                .map(argument -> kind(argument.values()) + (argument.repeated() ? "*" : ""))
                .collect(Collectors.joining(" "));
    }

    /// The first sentence, which has to do on one line.
    static String summary(String description) {
        int end = description.indexOf(". ");
        String first = end < 0 ? description : description.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
