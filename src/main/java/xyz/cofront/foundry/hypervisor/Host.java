package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// The host under the hypervisor.
public interface Host {
    HostInfo info();

    /// Of [HostInfo] the version of libvirt alone, at once: for the rest a daemon that has just started first tries out
    /// its emulators, which takes seconds.
    String libraryVersion();

    /// What is offered for guests run this way; empty if that way is not offered at all.
    ///
    /// @param type not `AUTO`
    Optional<GuestSupport> guests(VirtType type);

    /// The Linux bridges of the host, sorted.
    List<String> bridges();

    /// The hypervisor's active networks, sorted.
    List<String> activeNetworks();

    /// All of the hypervisor's networks, sorted by name, for some calls each. One that goes meanwhile is left out.
    List<Network> networks();
}
