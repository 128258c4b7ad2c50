package xyz.cofront.foundry.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

/// How far Foundry's own work on a machine has come.
public enum WorkPhase {
    CREATING("Creating"),
    COMPLETE("Complete"),
    DESTROYING("Destroying");

    private final String wire;

    WorkPhase(String wire) {
        this.wire = wire;
    }

    /// The word in the metadata.
    @JsonValue
    public String wire() {
        return wire;
    }
}
