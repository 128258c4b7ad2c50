package xyz.cofront.foundry.workflow;

/// A step that could not be taken back: what it made may still be there.
public final class UndoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String label;

    UndoFailure(String label, RuntimeException cause) {
        super("could not undo: " + label + ": " + cause.getMessage(), cause);
        this.label = label;
    }

    /// The step's label.
    public String label() {
        return label;
    }
}
