package xyz.cofront.foundry.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.change.Origin;

/// What differs, for people: a table, and under it what is to be known of single rows.
public final class ChangeTable {
    private ChangeTable() {}

    static String text(Differing differing) {
        if (!differing.exists()) {
            return "VM '" + Text.escape(differing.name()) + "' does not exist yet\n";
        }
        if (!differing.differs()) {
            return "VM '" + Text.escape(differing.name()) + "' is as its document says\n";
        }
        StringBuilder text = new StringBuilder("VM '" + Text.escape(differing.name()) + "'\n");
        lines(differing.changes()).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /// The lines of the table and its notes, safe for a terminal.
    public static List<String> lines(List<FieldChange> changes) {
        Columns columns = new Columns("FIELD", "NOW", "WANTED", "CLASS", "FROM");
        for (FieldChange change : changes) {
            columns.add(
                    change.path(),
                    shown(change.from()),
                    shown(change.to()),
                    change.kind().wire(),
                    change.origin().wire());
        }
        List<String> lines = new ArrayList<>(columns.text("  ").lines().toList());
        for (FieldChange change : changes) {
            String note = note(change);
            if (!note.isEmpty()) {
                lines.add("  " + Text.escape(change.path() + ": " + note));
            }
        }
        return List.copyOf(lines);
    }

    private static String note(FieldChange change) {
        String who =
                change.origin() == Origin.DRIFT || change.origin() == Origin.BOTH ? "changed by somebody else" : "";
        if (change.note().isEmpty()) {
            return who;
        }
        return who.isEmpty() ? change.note() : who + "; " + change.note();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "-" : value.isEmpty() ? "\"\"" : value;
    }
}
