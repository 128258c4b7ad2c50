package xyz.cofront.foundry.loader;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import xyz.cofront.foundry.loader.Places.Place;
import xyz.cofront.foundry.yaml.Lines;

/// A text inside the source that has lines of its own.
///
/// @param lines of the source
/// @param node the text
record BlockText(Lines lines, ScalarNode node) {
    /// A `|` that says itself how far its lines are indented: that number counts from the parent, which
    /// is not known here.
    private static final Pattern INDENTED = Pattern.compile("\\|[-+]?[1-9]");

    /// Where a place inside the text stands in the source. Only a literal block (`|`) keeps its lines; of
    /// other texts it is not known.
    ///
    /// @param line within the text, from 1
    /// @param column within the line, from 1
    Optional<Place> place(int line, int column) {
        Place start = Place.of(node);
        String header = lines.get(start.line() - 1);
        boolean literal = node.getScalarStyle() == ScalarStyle.LITERAL
                && !INDENTED.matcher(header.substring(header.offsetByCodePoints(0, start.column() - 1)))
                        .lookingAt();
        return literal ? Optional.of(inside(start.line(), line, column)) : Optional.empty();
    }

    /// What is missing at the text's end is missing on its last line.
    private Place inside(int header, int line, int column) {
        int last = (int) node.getValue().lines().count();
        if (line <= last) {
            return new Place(header + line, indent(header) + column);
        }
        String end = lines.get(header + last - 1);
        return new Place(header + last, end.codePointCount(0, end.length()) + 1);
    }

    /// That of the first line with something on it.
    ///
    /// @param from the text's first line, from 0
    private int indent(int from) {
        for (int index = from; index < lines.count(); index++) {
            String line = lines.get(index);
            if (!line.isBlank()) {
                return line.length() - line.stripLeading().length();
            }
        }
        return 0;
    }
}
