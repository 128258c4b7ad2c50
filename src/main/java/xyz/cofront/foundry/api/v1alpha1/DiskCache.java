package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// QEMU's cache modes (libvirt's `<driver cache>`).
public enum DiskCache {
    /// Past the host's cache, and QEMU may cache writes until the guest flushes them.
    NONE("none"),
    /// Through the host's cache, until the guest flushes.
    WRITEBACK("writeback"),
    /// Through the host's cache, and every write is on the disk at once.
    WRITETHROUGH("writethrough"),
    /// Past the host's cache, and every write is on the disk at once.
    DIRECTSYNC("directsync"),
    /// Through the host's cache, and flushes are ignored: a crash of the host loses the disk.
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
