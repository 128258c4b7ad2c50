package xyz.cofront.foundry.hypervisor;

import java.util.Optional;
import java.util.UUID;

/// A storage pool.
///
/// @param type libvirt's word, such as `dir` or `logical`
/// @param path the folder or device folder its volumes lie in, where it has one
/// @param capacity in bytes; 0 for a pool that is not active, like the next two
/// @param allocation in bytes
/// @param available in bytes
public record Pool(
        String name,
        UUID uuid,
        boolean active,
        boolean persistent,
        boolean autostart,
        String type,
        Optional<String> path,
        long capacity,
        long allocation,
        long available) {

    /// Whether a volume's path is the pool's folder and the volume's name, known before it is made.
    public boolean pathsPredictable() {
        return path.isPresent() && (holdsFiles() || holdsBlockDevices());
    }

    /// Whether its volumes are files in a folder.
    public boolean holdsFiles() {
        return type.equals("dir") || type.equals("fs") || type.equals("netfs");
    }

    /// Whether its volumes are block devices in a folder of `/dev`, of a name of one's choice. They are raw and
    /// take their whole size at once.
    public boolean holdsBlockDevices() {
        return type.equals("logical") || type.equals("zfs");
    }

    /// Whether other hosts may see and use what lies in it.
    public boolean shared() {
        return !holdsBlockDevices() && !type.equals("dir") && !type.equals("fs") && !type.equals("disk");
    }
}
