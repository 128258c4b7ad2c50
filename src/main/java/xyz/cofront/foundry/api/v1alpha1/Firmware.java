package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// How the machine boots.
public enum Firmware {
    /// UEFI, found by libvirt's firmware selection.
    EFI("efi"),
    /// SeaBIOS.
    BIOS("bios");

    private final String wire;

    Firmware(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
