package xyz.cofront.foundry.yaml;

import java.util.List;
import java.util.regex.Pattern;

/// The lines of a text, counted as the parser counts them.
public final class Lines {
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    private final List<String> all;

    private Lines(List<String> all) {
        this.all = all;
    }

    public static Lines of(String text) {
        return new Lines(List.of(BREAK.split(text.startsWith("\ufeff") ? text.substring(1) : text, -1)));
    }

    public int count() {
        return all.size();
    }

    /// The line at an index from 0; empty past the end.
    public String get(int index) {
        return index >= 0 && index < all.size() ? all.get(index) : "";
    }
}
