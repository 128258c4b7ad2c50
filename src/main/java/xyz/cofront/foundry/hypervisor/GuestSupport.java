package xyz.cofront.foundry.hypervisor;

import java.util.List;

/// What the hypervisor can do for guests of one kind of virtualisation (libvirt's domain capabilities).
///
/// @param maxVcpus the most a guest may have
/// @param efi whether firmware selection offers UEFI
/// @param secureBoot whether it offers UEFI that checks signatures
/// @param firmwares the files of the firmware that it names
public record GuestSupport(int maxVcpus, boolean efi, boolean secureBoot, List<String> firmwares) {
    public GuestSupport {
        firmwares = List.copyOf(firmwares);
    }
}
