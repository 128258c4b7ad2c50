package xyz.cofront.foundry.change;

/// What a change takes, from the lightest to the heaviest.
public enum ChangeClass {
    /// Done at once; of a machine that does not run, in its definition.
    LIVE("live"),
    /// Written into the definition, and so from the next start on.
    RESTART("restart"),
    /// Needs a new boot disk, which `--replace` makes.
    RECREATE("recreate"),
    /// Not to be done to a machine that is there.
    IMPOSSIBLE("impossible");

    private final String wire;

    ChangeClass(String wire) {
        this.wire = wire;
    }

    /// The word that is printed.
    public String wire() {
        return wire;
    }
}
