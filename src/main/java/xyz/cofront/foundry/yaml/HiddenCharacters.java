package xyz.cofront.foundry.yaml;

/// Characters that a terminal obeys or hides rather than shows, and that YAML 1.1 takes for line breaks. A text with
/// one of them is written in ASCII with escapes, which says the same.
public final class HiddenCharacters {
    private HiddenCharacters() {}

    /// Whether the text has a control, format or separator character other than a line break or a tab.
    public static boolean in(String text) {
        return text.codePoints().anyMatch(HiddenCharacters::hidden);
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
