package xyz.cofront.foundry.hypervisor;

/// What may be made of a pool's place before the pool starts for the first time (libvirt's
/// `virStoragePoolBuild`).
public enum PoolBuild {
    /// Nothing: everything is there.
    NOTHING,
    /// The folder, where there is none.
    FOLDER,
    /// The file system or volume group on the pool's device, which must hold nothing that the hypervisor
    /// knows.
    EMPTY_DEVICE
}
