package xyz.cofront.foundry.cloudinit;

import java.util.Comparator;

/// What cloud-init's schema says of a place in the text of `cloudInit.userData`. It repeats none of the
/// text but keys that the schema knows.
///
/// @param line within the text, from 1
/// @param column within the line, from 1
/// @param message what was expected and what to do
/// @param deprecation whether cloud-init takes it still, and warns
public record SchemaFinding(int line, int column, String message, boolean deprecation)
        implements Comparable<SchemaFinding> {
    private static final Comparator<SchemaFinding> ORDER = Comparator.comparingInt(SchemaFinding::line)
            .thenComparingInt(SchemaFinding::column)
            .thenComparing(SchemaFinding::message);

    @Override
    public int compareTo(SchemaFinding other) {
        return ORDER.compare(this, other);
    }
}
