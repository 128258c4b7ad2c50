package xyz.cofront.foundry.validation;

/// What the rules ask of plain texts.
final class Texts {
    private static final int LONGEST_QUOTE = 64;

    private Texts() {}

    /// The text in quotes, cut where it is long. Whoever prints it escapes it.
    static String quoted(String text) {
        return quoted(text, LONGEST_QUOTE);
    }

    static String quoted(String text, int longest) {
        int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
        return "\"" + text.substring(0, end) + (end < text.length() ? "…" : "") + "\"";
    }

    /// Whether the text is free of control characters, lone surrogates and what XML cannot hold.
    static boolean printable(String text) {
        return text.codePoints().allMatch(Texts::printable);
    }

    /// The same, with line breaks and tabs allowed.
    static boolean printableLines(String text) {
        return text.codePoints().allMatch(point -> point == '\n' || point == '\r' || point == '\t' || printable(point));
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> point != 0xfffe && point != 0xffff;
        };
    }
}
