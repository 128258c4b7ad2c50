package xyz.cofront.foundry.vm;

import java.util.Arrays;
import java.util.Optional;

/// What a machine can be waited for.
public enum WaitGoal {
    /// It runs.
    RUNNING("running"),
    /// Somebody has seen an address of the guest.
    IP("ip"),
    /// An SSH server answers.
    SSH("ssh"),
    /// cloud-init has come to its end, and nothing failed.
    CLOUD_INIT("cloud-init"),
    /// There is no such machine any more.
    DELETED("deleted");

    private final String word;

    WaitGoal(String word) {
        this.word = word;
    }

    /// As people type it.
    public String word() {
        return word;
    }

    public static Optional<WaitGoal> of(String word) {
        return Arrays.stream(values()).filter(goal -> goal.word.equals(word)).findFirst();
    }
}
