package xyz.cofront.foundry.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a volume is to its machine.
public enum VolumeRole {
    BOOT("boot"),
    DATA("data"),
    /// The NoCloud ISO, the one place of the machine's secrets.
    CLOUD_INIT("cloudinit"),
    SERIAL_LOG("serial-log"),
    /// The variables of the UEFI firmware.
    NVRAM("nvram");

    private final String wire;

    VolumeRole(String wire) {
        this.wire = wire;
    }

    /// The word in the metadata.
    @JsonValue
    public String wire() {
        return wire;
    }
}
