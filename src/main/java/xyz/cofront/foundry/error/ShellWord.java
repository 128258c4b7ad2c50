package xyz.cofront.foundry.error;

import java.util.regex.Pattern;

/// Names as they can be pasted into a shell: names of foreign machines and pools may hold anything.
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=][A-Za-z0-9_./:@%+=-]*");

    private ShellWord() {}

    /// The word as it is where no shell would read anything into it, else in single quotes (POSIX shell, 2.2.2).
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
