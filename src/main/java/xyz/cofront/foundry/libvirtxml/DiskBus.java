package xyz.cofront.foundry.libvirtxml;

/// How a disk is wired to the guest (libvirt's `<target bus>`).
public enum DiskBus {
    VIRTIO("virtio"),
    /// On a virtio-scsi controller.
    SCSI("scsi"),
    /// On the machine's own AHCI controller.
    SATA("sata");

    private final String word;

    DiskBus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
