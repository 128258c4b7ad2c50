package xyz.cofront.foundry.output;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Makes texts from outside safe for a terminal, and measures them there.
public final class Text {
    private Text() {}

    /// The text with every character that a terminal would obey rather than show, or that would hide or
    /// reorder its neighbours, written as an escape: controls with their two hexadecimal digits after
    /// `x`, format and bidirectional characters, line and paragraph separators and lone surrogates with
    /// four after `u` or eight after `U` (Unicode Standard Annex 9; Unicode Technical Report 36).
    public static String escape(String text) {
        if (text.codePoints().noneMatch(Text::unsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    /// The same for a text of several lines, line breaks kept.
    public static String escapeText(String text) {
        return text.lines().map(line -> escape(line) + "\n").collect(Collectors.joining());
    }

    /// The same for JSON, where such characters stand inside of strings alone: as JSON's escapes, line
    /// breaks kept.
    public static String escapeJson(String json) {
        return escapeLines(json, Text::jsonEscape);
    }

    /// The same for YAML, where such texts are in double quotes: as YAML's escapes, line breaks kept.
    public static String escapeYaml(String yaml) {
        return escapeLines(yaml, point -> String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
    }

    /// The same for lines of a log: line breaks and tabs stay.
    public static String escapeLog(String log) {
        StringBuilder safe = new StringBuilder(log.length());
        log.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t') {
                safe.append((char) point);
            } else {
                append(safe, point);
            }
        });
        return safe.toString();
    }

    /// The same for XML: as character references, line breaks kept (XML 1.0, section 4.1).
    public static String escapeXml(String xml) {
        return escapeLines(xml, point -> String.format(Locale.ROOT, "&#x%x;", point));
    }

    private static String escapeLines(String text, IntFunction<String> escaped) {
        if (text.codePoints().noneMatch(point -> point != '\n' && unsafe(point))) {
            return text;
        }
        return text.codePoints()
                .mapToObj(point -> point == '\n' || !unsafe(point) ? Character.toString(point) : escaped.apply(point))
                .collect(Collectors.joining());
    }

    private static String jsonEscape(int point) {
        return Character.toString(point)
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining());
    }

    /// How many columns an escaped text takes (Unicode Standard Annex 11: wide characters take two,
    /// combining ones none).
    public static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /// The text and as many spaces as it lacks to the width.
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    private static void append(StringBuilder safe, int point) {
        if (!unsafe(point)) {
            safe.appendCodePoint(point);
            return;
        }
        String form = point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x";
        safe.append(String.format(Locale.ROOT, form, point));
    }

    private static boolean unsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> invisible(point);
        };
    }

    /// Letters and marks that show as nothing: Hangul fillers, the combining grapheme joiner, variation
    /// selectors.
    private static boolean invisible(int point) {
        return point == 0x034f
                || point == 0x115f
                || point == 0x1160
                || point == 0x3164
                || point == 0xffa0
                || (point >= 0xfe00 && point <= 0xfe0f)
                || (point >= 0xe0100 && point <= 0xe01ef);
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    private static boolean wide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || between(point, 0x2e80, 0x303e)
                        || between(point, 0x3041, 0xa4cf)
                        || between(point, 0xa960, 0xa97f)
                        || between(point, 0xac00, 0xd7a3)
                        || between(point, 0xf900, 0xfaff)
                        || between(point, 0xfe30, 0xfe6f)
                        || between(point, 0xff00, 0xff60)
                        || between(point, 0xffe0, 0xffe6)
                        || between(point, 0x1f300, 0x1f64f)
                        || between(point, 0x1f680, 0x1f6ff)
                        || between(point, 0x1f900, 0x1f9ff)
                        || between(point, 0x20000, 0x3fffd));
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
