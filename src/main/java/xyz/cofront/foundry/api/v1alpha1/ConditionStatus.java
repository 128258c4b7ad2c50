package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// Kubernetes' three answers.
public enum ConditionStatus {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String wire;

    ConditionStatus(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
