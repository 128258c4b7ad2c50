package xyz.cofront.foundry.hypervisor;

/// The host and its software.
///
/// @param uri the connection's canonical URI
/// @param driver such as `QEMU` or `TEST`
/// @param libraryVersion libvirt's, such as `9.0.0`
/// @param hypervisorVersion the driver's, such as `7.2.15`
/// @param architecture such as `x86_64`
/// @param cpus of the host
/// @param memoryKib of the host, in KiB
public record HostInfo(
        String uri,
        String driver,
        String libraryVersion,
        String hypervisorVersion,
        String architecture,
        int cpus,
        long memoryKib) {}
