package xyz.cofront.foundry.hypervisor;

import java.util.Optional;

/// What this process can see of the files of this host, which is where libvirt's pools and disks are. What it may not
/// see counts as not there.
public interface HostFiles {
    /// Whether anything has that name: a file, or a link that leads nowhere.
    boolean taken(String path);

    /// The path without links; as it is where it cannot be followed.
    String real(String path);

    /// What a qcow2 or QED image stands on by its own header: a path, or QEMU's options as `json:{…}`.
    Optional<String> backing(String path);
}
