package xyz.cofront.foundry.hypervisor;

/// One open connection to a hypervisor.
///
/// Every call of every role ends within the connection's deadline and throws [HypervisorException] with a
/// [HypervisorException.Kind] when it fails. Absence is an empty `Optional`, not a failure.
public interface Hypervisor extends AutoCloseable {
    Host host();

    Domains domains();

    Pools pools();

    Volumes volumes();

    /// What this process sees of the host's files.
    HostFiles files();

    /// Frees the connection. Never throws.
    @Override
    void close();
}
