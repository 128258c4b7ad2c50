package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// What runs the guest's instructions.
public enum VirtType {
    /// KVM where libvirt offers it, else QEMU's own emulation.
    AUTO("auto"),
    /// The host's processor.
    KVM("kvm"),
    /// QEMU's emulation (TCG): works everywhere, many times slower.
    QEMU("qemu");

    private final String wire;

    VirtType(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
