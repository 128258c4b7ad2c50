package xyz.cofront.foundry.output;

/// Breaks a text into lines.
final class Wrapped {
    private Wrapped() {}

    /// The text in lines of at most so many characters, broken at spaces; a longer word has a line of its
    /// own.
    static String text(String text, String indent, int width) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
