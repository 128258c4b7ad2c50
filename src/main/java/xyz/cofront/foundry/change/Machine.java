package xyz.cofront.foundry.change;

import java.util.Map;
import java.util.Set;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.naming.Names;

/// A machine as it is.
///
/// @param applied the document last applied, without secrets
/// @param running whether a process runs for it
/// @param saved whether its guest's state lies in a file, from which the next start goes on
/// @param waiting the fields whose change was applied and waits for a restart
/// @param live what the running domain has; the definition of one that does not run
/// @param defined what the next start makes of it
/// @param autostart whether libvirt starts it with the host
/// @param bytes the sizes of its disks by target, those that are volumes
/// @param own the paths of the volumes that Foundry recorded as its data disks, by target
/// @param seed where its seed is
/// @param secrets whether the secrets of the new document are those of its seed
/// @param sameImage whether the new document's image is the file that its boot disk stands on
public record Machine(
        VirtualMachine applied,
        boolean running,
        boolean saved,
        Set<String> waiting,
        MachineFacts live,
        MachineFacts defined,
        boolean autostart,
        Map<String, Long> bytes,
        Map<String, String> own,
        SeedPlace seed,
        boolean secrets,
        boolean sameImage) {
    public Machine {
        waiting = Set.copyOf(waiting);
        bytes = Map.copyOf(bytes);
        own = Map.copyOf(own);
    }

    /// Whether the running machine has the CD-ROM drive that its seed is put into.
    public boolean hasSeedDrive() {
        return live.disk(Names.SEED_DRIVE).filter(MachineFacts.Disk::cdrom).isPresent();
    }
}
