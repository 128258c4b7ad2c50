package xyz.cofront.foundry.change;

/// Who made the difference.
public enum Origin {
    /// The document says something else than the one last applied.
    FILE("file"),
    /// Somebody changed the machine past Foundry; the document says what it said.
    DRIFT("drift"),
    /// Both; the document wins.
    BOTH("file+drift"),
    /// It was applied and waits for a restart.
    WAITING("waiting");

    private final String wire;

    Origin(String wire) {
        this.wire = wire;
    }

    /// The word that is printed.
    public String wire() {
        return wire;
    }
}
