package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which processor the guest sees (libvirt's `<cpu mode>`).
public enum CpuMode {
    /// The nearest named model to the host's; not for emulation.
    HOST_MODEL("host-model"),
    /// The host's own; not for emulation.
    HOST_PASSTHROUGH("host-passthrough"),
    /// Everything the host or the emulator can do.
    MAXIMUM("maximum");

    private final String wire;

    CpuMode(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
