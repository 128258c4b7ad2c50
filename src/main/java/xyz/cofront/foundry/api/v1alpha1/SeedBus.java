package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/// The bus of the CD-ROM that carries the NoCloud files.
public enum SeedBus {
    /// virtio-scsi: every current cloud kernel has it.
    SCSI("scsi"),
    /// AHCI: Debian's cloud kernel does not see it.
    SATA("sata"),
    /// A read-only virtio disk.
    VIRTIO("virtio");

    private final String wire;

    SeedBus(String wire) {
        this.wire = wire;
    }

    /// The word in the document.
    @JsonValue
    public String wire() {
        return wire;
    }
}
