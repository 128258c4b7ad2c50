package xyz.cofront.foundry.seriallog;

/// How far a guest has come, in the order that they come.
public enum BootStage {
    FIRMWARE("firmware"),
    LOADER("boot loader"),
    KERNEL("kernel"),
    INITRD("initrd"),
    INIT("init"),
    LOCAL("cloud-init local"),
    NETWORK("cloud-init network"),
    CONFIG("cloud-init config"),
    FINAL("cloud-init final"),
    DONE("cloud-init done");

    private final String word;

    BootStage(String word) {
        this.word = word;
    }

    /// As people are shown it.
    public String word() {
        return word;
    }
}
