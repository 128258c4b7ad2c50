package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// QEMU's cache modes (libvirt's `<driver cache>`).
public enum DiskCache {
    NONE("none"),
    WRITEBACK("writeback"),
    WRITETHROUGH("writethrough"),
    DIRECTSYNC("directsync"),
    UNSAFE("unsafe");

    private final String wire;

    DiskCache(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
