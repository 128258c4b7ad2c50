package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A storage pool to be defined.
///
/// @param type libvirt's word, such as `dir` or `logical`
/// @param target where its volumes appear; `null` where that follows from the source
/// @param source what it stands on; `null` for a plain folder
public record PoolSpec(
        String type,
        String name,
        @Nullable String target,
        @Nullable Source source) {

    /// What a pool stands on. What does not belong to its type is empty.
    ///
    /// @param hosts that serve it
    /// @param directory on the host that serves it
    /// @param devices of this host
    /// @param name of the volume group, data set or Ceph pool
    /// @param format of the file system or of LVM; `null` leaves it to libvirt
    /// @param login as whom, where the host wants to know
    public record Source(
            List<Host> hosts,
            @Nullable String directory,
            List<String> devices,
            @Nullable String name,
            @Nullable String format,
            @Nullable Login login) {
        public Source {
            hosts = List.copyOf(hosts);
            devices = List.copyOf(devices);
        }
    }

    /// @param port `null` for the protocol's own
    public record Host(String name, @Nullable Integer port) {}

    /// @param secret the UUID of libvirt's secret with the key; the key itself is in no pool's XML
    public record Login(String user, UUID secret) {}
}
