package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// The format of a disk's bytes.
public enum DiskFormat {
    QCOW2("qcow2"),
    RAW("raw");

    private final String wire;

    DiskFormat(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
