package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.change.FieldChange;

/// What differs between a document and its machine.
///
/// @param name of the machine
/// @param exists whether there is such a machine; applying makes it otherwise
/// @param changes empty for a machine that is as its document says
public record Differing(String name, boolean exists, List<FieldChange> changes) {
    public Differing {
        changes = List.copyOf(changes);
    }

    /// Whether applying has something to do.
    public boolean differs() {
        return !exists || !changes.isEmpty();
    }
}
