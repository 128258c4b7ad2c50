package xyz.cofront.foundry.hypervisor;

/// A network of the hypervisor's own.
///
/// @param active whether machines can be on it now
/// @param autostart whether it starts with the host
public record Network(String name, boolean active, boolean autostart) {}
