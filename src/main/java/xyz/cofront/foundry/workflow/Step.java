package xyz.cofront.foundry.workflow;

/// One acting step.
///
/// @param label what is being done, for messages: `define domain 'web'`
/// @param apply does it, or throws having done nothing that [#undo] could not take back
/// @param undo takes back what `apply` did and nothing else; also called after an `apply` that threw, so it must bear
///     finding nothing there
public record Step(String label, Runnable apply, Runnable undo) {
    /// A step with nothing to take back.
    public static Step of(String label, Runnable apply) {
        return new Step(label, apply, () -> {});
    }
}
