package xyz.cofront.foundry.loader;

import java.util.Locale;
import xyz.cofront.foundry.yaml.Lines;

/// A line of the source with a caret below it, safe to print: secrets are left out, control and bidirectional
/// characters are shown as escapes, and long lines are cut around the caret.
final class Excerpt {
    private static final int BEFORE = 60;
    private static final int AFTER = 40;
    private static final String CUT = "…";

    private final Lines lines;
    private final SecretLines secrets;

    Excerpt(Lines lines) {
        this.lines = lines;
        this.secrets = new SecretLines(lines);
    }

    /// Two lines, or `""` where there is nothing to show.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    String at(int line, int column) {
        String whole = lines.get(line - 1);
        if (whole.isBlank()) {
            return "";
        }
        String open = whole.substring(0, secrets.open(line - 1));
        int[] points = (open.length() < whole.length() ? open + CUT : open)
                .codePoints()
                .toArray();
        int caret = Math.min(column - 1, open.length() < whole.length() ? points.length - 1 : points.length);
        return draw(points, caret);
    }

    private static String draw(int[] points, int caret) {
        int from = Math.max(0, caret - BEFORE);
        int to = Math.min(points.length, caret + AFTER);
        StringBuilder shown = new StringBuilder(from > 0 ? CUT : "");
        int width = from > 0 ? 1 : 0;
        for (int at = from; at < to; at++) {
            String one = visible(points[at]);
            shown.append(one);
            width += at < caret ? width(points[at], one) : 0;
        }
        return shown.append(to < points.length ? CUT : "") + "\n" + " ".repeat(width) + "^";
    }

    private static String visible(int point) {
        if (point == '\t') {
            return "\\t";
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format(Locale.ROOT, "\\u%04x", point);
            default -> Character.toString(point);
        };
    }

    /// How many columns a terminal gives the character (Unicode Annex 11, as far as the usual scripts go).
    private static int width(int point, String shown) {
        if (shown.length() > Character.charCount(point)) {
            return shown.length();
        }
        if (Character.getType(point) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100
                && (Character.isIdeographic(point)
                        || (point >= 0x3040 && point <= 0x30ff)
                        || (point >= 0xac00 && point <= 0xd7a3)
                        || (point >= 0xff01 && point <= 0xff60)
                        || (point >= 0x1f300 && point <= 0x1faff));
        return wide ? 2 : 1;
    }
}
