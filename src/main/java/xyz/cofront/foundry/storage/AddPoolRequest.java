package xyz.cofront.foundry.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pool that is wished for, as it was typed.
///
/// @param type one of [PoolType]'s words
/// @param target a folder; for `logical`, `zfs` and `rbd` the volume group, data set or Ceph pool
/// @param hosts that serve it, each `NAME` or `NAME:PORT`
/// @param sourcePath on the host that serves it
/// @param devices of this host
/// @param user of a Ceph pool
/// @param secret the UUID of libvirt's secret with the user's key
/// @param build whether a file system or volume group is to be made on the devices
public record AddPoolRequest(
        String name,
        String type,
        String target,
        List<String> hosts,
        @Nullable String sourcePath,
        List<String> devices,
        @Nullable String format,
        @Nullable String user,
        @Nullable String secret,
        boolean build,
        boolean autostart) {
    public AddPoolRequest {
        hosts = List.copyOf(hosts);
        devices = List.copyOf(devices);
    }
}
