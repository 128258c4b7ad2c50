package xyz.cofront.foundry.output;

import java.util.ArrayList;
import java.util.List;

/// Cells in columns, two spaces apart, each column as wide as its widest cell. Cells are escaped here.
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    Columns(String... headings) {
        add(headings);
    }

    /// @param cells as many as there are columns; an empty one shows as `-`
    Columns add(String... cells) {
        lines.add(List.of(cells).stream()
                .map(cell -> cell.isEmpty() ? "-" : Text.escape(cell))
                .toList());
        return this;
    }

    /// One line a row, no spaces at its end.
    String text(String indent) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append((indent + line(line, widths)).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Text.width(line.get(column)));
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            padded.add(Text.pad(cells.get(column), widths[column]));
        }
        return String.join(GAP, padded);
    }
}
