package xyz.cofront.foundry.hypervisor;

/// What a connection may do.
public enum Access {
    /// Look only; open to every local user.
    READ_ONLY,
    READ_WRITE
}
