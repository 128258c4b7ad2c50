package xyz.cofront.foundry.change;

import org.jspecify.annotations.Nullable;

/// One difference between what is wanted and what is there.
///
/// @param path the field, from the document's root; entries of lists by their key where they have one, as in
///     `spec.dataDisks[vdb].sizeGB`
/// @param from what there is; `null` for nothing
/// @param to what is wanted; `null` for nothing
/// @param note why it has its class, or what it does not do; empty where that goes without saying
/// @param effect what is done to the machine
public record FieldChange(
        String path,
        @Nullable String from,
        @Nullable String to,
        ChangeClass kind,
        Origin origin,
        String note,
        Effect effect) {

    /// The same of a machine that does not run: whatever the definition takes is done at once.
    FieldChange offline() {
        return kind == ChangeClass.RESTART
                ? new FieldChange(path, from, to, ChangeClass.LIVE, origin, "", effect)
                : this;
    }
}
