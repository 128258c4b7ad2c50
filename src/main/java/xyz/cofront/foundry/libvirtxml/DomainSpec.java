package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// Everything about a domain, decided; [DomainXml] only spells it.
///
/// @param title a line for people, or `null`
/// @param metadata the JSON that Foundry keeps in the domain
/// @param virtType `kvm` or `qemu`
/// @param arch QEMU's word, such as `x86_64`
/// @param machine QEMU's machine type, such as `q35` or `pc`
/// @param memoryGiB memory at boot in GiB
/// @param maxMemoryGiB up to how much may be plugged in later, in GiB
/// @param vcpus virtual processors at boot
/// @param maxVcpus how many may be plugged in later
/// @param smbiosSerial the machine's serial number, by which cloud-init can be told where its data lie; `null` leaves
/// it out
/// @param disks in any order; the guest sees them by target name
/// @param interfaces in the order the guest sees them
/// @param nvram the file of the firmware's variables, made from the firmware's template at the first start; `null`
/// leaves
///     it to libvirt
/// @param serialLog the file the serial port is logged to, emptied at each start; `null` for none
public record DomainSpec(
        String name,
        UUID uuid,
        @Nullable String title,
        String metadata,
        VirtType virtType,
        String arch,
        String machine,
        int memoryGiB,
        int maxMemoryGiB,
        int vcpus,
        int maxVcpus,
        CpuMode cpuMode,
        Firmware firmware,
        boolean secureBoot,
        @Nullable String smbiosSerial,
        List<DiskSpec> disks,
        List<InterfaceSpec> interfaces,
        @Nullable String serialLog,
        @Nullable String nvram) {

    public DomainSpec {
        disks = List.copyOf(disks);
        interfaces = List.copyOf(interfaces);
        refuse(virtType == VirtType.AUTO, "the virt type must be decided");
        refuse(vcpus < 1 || maxVcpus < vcpus, "vcpus must be between 1 and maxVcpus");
        refuse(memoryGiB < 1 || maxMemoryGiB < memoryGiB, "memoryGiB must be between 1 and maxMemoryGiB");
        refuse(secureBoot && firmware != Firmware.EFI, "secure boot needs EFI firmware");
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }

    /// Whether the machine has PCI Express, and with it hot-plug through root ports only.
    boolean hasPcieRoot() {
        return machine.contains("q35");
    }

    /// Whether memory may be plugged in later.
    boolean growsMemory() {
        return maxMemoryGiB > memoryGiB;
    }
}
