package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// The format of a disk's bytes.
public enum DiskFormat {
    /// QEMU's own: grows as it is filled, and can lie on top of an image.
    QCOW2("qcow2"),
    /// The disk's bytes as they are.
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
