package xyz.cofront.foundry.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of pools that Foundry adds. libvirt knows more; those are used where they are there already.
public enum PoolType {
    /// A folder.
    DIR("dir", true),
    /// A file system on a device of this host.
    FS("fs", true),
    /// A file system that another host serves.
    NETFS("netfs", true),
    /// An LVM volume group.
    LOGICAL("logical", false),
    /// A ZFS data set.
    ZFS("zfs", false),
    /// A Ceph pool.
    RBD("rbd", false);

    private final String word;
    private final boolean folder;

    PoolType(String word, boolean folder) {
        this.word = word;
        this.folder = folder;
    }

    /// libvirt's word.
    public String word() {
        return word;
    }

    /// Whether its volumes are files in a folder of this host.
    public boolean folder() {
        return folder;
    }

    public static Optional<PoolType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(PoolType::word).toList();
    }
}
