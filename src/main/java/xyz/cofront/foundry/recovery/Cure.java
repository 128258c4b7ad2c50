package xyz.cofront.foundry.recovery;

/// What a repair does about a finding.
public enum Cure {
    /// The machine is complete and only not recorded as such.
    RECORD("records it as complete"),
    /// Nobody has used what there is of the machine.
    DESTROY("destroys what is there"),
    /// The rest of a machine that was to go.
    FINISH("destroys what is left"),
    /// Half an image goes; one whose deletion had only begun is an image again.
    CLEAR("clears it up"),
    /// Whether anybody needs it only the user knows.
    NONE("");

    private final String words;

    Cure(String words) {
        this.words = words;
    }

    /// As the end of a sentence that begins with the repair; empty if it does nothing.
    public String words() {
        return words;
    }
}
