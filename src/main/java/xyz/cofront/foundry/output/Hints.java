package xyz.cofront.foundry.output;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.cofront.foundry.error.ShellWord;

/// Makes the commands that messages name fit to be pasted: with the connection that was typed, which no later command
/// knows of by itself.
///
/// @param uri as it was typed; empty if the environment or a file said it, which later commands heed as well
public record Hints(Optional<String> uri) {
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w./-])(foundry|virsh) (?=[a-z])");

    /// The same text for whoever typed no connection.
    public static final Hints NONE = new Hints(Optional.empty());

    /// The text with the connection in each command of Foundry or virsh.
    public String at(String text) {
        return uri.map(typed -> COMMAND.matcher(text)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(match.group(1) + " -c " + ShellWord.of(typed) + " ")))
                .orElse(text);
    }
}
