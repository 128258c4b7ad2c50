package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a machine is in its life, in one word.
public enum Phase {
    /// Known, nothing made yet.
    PENDING("Pending"),
    /// Being made, or left half made by work that was cut off.
    CREATING("Creating"),
    RUNNING("Running"),
    STOPPED("Stopped"),
    FAILED("Failed"),
    /// Being removed, or left half removed.
    DESTROYING("Destroying");

    private final String wire;

    Phase(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
