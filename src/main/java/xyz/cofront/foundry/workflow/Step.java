package xyz.cofront.foundry.workflow;

/// One acting step.
///
/// @param label what is being done, for messages: `define domain 'web'`
/// @param apply does it, or throws having done nothing that [#undo] could not take back
/// @param undo takes back what `apply` did and nothing else; also called after an `apply` that threw, so it must bear
///     finding nothing there
/// @param ledger whether what it makes is the only record of what later steps make: it is undone only if all of those
///     were, for otherwise nobody would find what is left
public record Step(String label, Runnable apply, Runnable undo, boolean ledger) {
    public Step(String label, Runnable apply, Runnable undo) {
        this(label, apply, undo, false);
    }

    /// A step whose undoing waits for that of all later ones.
    public static Step ledger(String label, Runnable apply, Runnable undo) {
        return new Step(label, apply, undo, true);
    }

    /// A step with nothing to take back.
    public static Step of(String label, Runnable apply) {
        return new Step(label, apply, () -> {});
    }
}
