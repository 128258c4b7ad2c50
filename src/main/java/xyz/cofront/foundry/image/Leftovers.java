package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.workflow.UndoFailure;

/// Tells of what could not be undone.
final class Leftovers {
    private Leftovers() {}

    /// @param carrier what the workflow threw
    static FoundryException added(FoundryException failure, Throwable carrier) {
        List<String> lines = new ArrayList<>();
        for (Throwable suppressed : carrier.getSuppressed()) {
            if (suppressed instanceof UndoFailure undo) {
                lines.add(undo.getMessage());
            }
        }
        return lines.isEmpty() ? failure : failure.withDetails(lines);
    }
}
