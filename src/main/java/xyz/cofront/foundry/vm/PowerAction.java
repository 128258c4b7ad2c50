package xyz.cofront.foundry.vm;

/// What can be done to a machine's power.
public enum PowerAction {
    START("start", "started"),
    STOP("stop", "stopped"),
    RESTART("restart", "restarted"),
    SUSPEND("suspend", "suspended"),
    RESUME("resume", "resumed");

    private final String word;
    private final String done;

    PowerAction(String word, String done) {
        this.word = word;
        this.done = done;
    }

    /// Such as `stop`.
    public String word() {
        return word;
    }

    /// Such as `stopped`.
    public String done() {
        return done;
    }
}
