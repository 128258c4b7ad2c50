package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user wants.
///
/// @param vcpus virtual processors at boot
/// @param maxVcpus how many may be plugged in later; `null` means `vcpus`
/// @param memoryGiB memory at boot in GiB
/// @param maxMemoryGiB up to how much it may grow later, in GiB; `null` means `memoryGiB`
/// @param virtType `null` leaves it to flag, environment and configuration
/// @param cpuMode `null` means `host-model` under KVM and `maximum` under TCG
/// @param machine QEMU's machine type; `null` means `q35`
/// @param firmware how the machine boots; default `efi`
/// @param secureBoot whether the firmware checks signatures; default false
/// @param serialLog whether the serial console is logged to a volume beside the disks; default true
/// @param autostart whether libvirt starts the machine with the host; default true
/// @param storagePool where the machine's volumes lie; `null` leaves it to flag, environment and configuration
@JsonPropertyOrder({
    "vcpus",
    "maxVcpus",
    "memoryGiB",
    "maxMemoryGiB",
    "virtType",
    "cpuMode",
    "machine",
    "firmware",
    "secureBoot",
    "serialLog",
    "autostart",
    "storagePool",
    "bootDisk",
    "dataDisks",
    "networkInterfaces",
    "cloudInit"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VmSpec(
        int vcpus,
        @Nullable Integer maxVcpus,
        int memoryGiB,
        @Nullable Integer maxMemoryGiB,
        @Nullable VirtType virtType,
        @Nullable CpuMode cpuMode,
        @Nullable String machine,
        Firmware firmware,
        Boolean secureBoot,
        Boolean serialLog,
        Boolean autostart,
        @Nullable String storagePool,
        BootDisk bootDisk,
        List<DataDisk> dataDisks,
        List<NetworkInterface> networkInterfaces,
        @Nullable CloudInit cloudInit) {

    public VmSpec {
        firmware = Absent.orElse(firmware, Firmware.EFI);
        secureBoot = Absent.orElse(secureBoot, false);
        serialLog = Absent.orElse(serialLog, true);
        autostart = Absent.orElse(autostart, true);
        bootDisk = Absent.orElse(bootDisk, BootDisk.absent());
        dataDisks = Absent.list(dataDisks);
        networkInterfaces = Absent.list(networkInterfaces);
    }

    static VmSpec empty() {
        return sized(0, 0);
    }

    /// A spec of which only the size is known, as of a machine that Foundry did not make.
    public static VmSpec sized(int vcpus, int memoryGiB) {
        return new VmSpec(
                vcpus,
                null,
                memoryGiB,
                null,
                null,
                null,
                null,
                Firmware.EFI,
                false,
                true,
                true,
                null,
                BootDisk.absent(),
                List.of(),
                List.of(),
                null);
    }

    public VmSpec withCloudInit(@Nullable CloudInit changed) {
        return new VmSpec(
                vcpus,
                maxVcpus,
                memoryGiB,
                maxMemoryGiB,
                virtType,
                cpuMode,
                machine,
                firmware,
                secureBoot,
                serialLog,
                autostart,
                storagePool,
                bootDisk,
                dataDisks,
                networkInterfaces,
                changed);
    }

    /// The same machine with one disk of that size; one that attaches an existing volume has none in a document.
    ///
    /// @param device `vda` for the boot disk
    public VmSpec withDiskSize(String device, int gib) {
        BootDisk boot = device.equals("vda") ? bootDisk.withSize(gib) : bootDisk;
        List<DataDisk> data = dataDisks.stream()
                .map(disk -> disk.device().equals(device) && disk.volume() == null ? disk.withSize(gib) : disk)
                .toList();
        return new VmSpec(
                vcpus,
                maxVcpus,
                memoryGiB,
                maxMemoryGiB,
                virtType,
                cpuMode,
                machine,
                firmware,
                secureBoot,
                serialLog,
                autostart,
                storagePool,
                boot,
                data,
                networkInterfaces,
                cloudInit);
    }

    /// The same machine with its volumes in that pool.
    public VmSpec placed(String pool) {
        return new VmSpec(
                vcpus,
                maxVcpus,
                memoryGiB,
                maxMemoryGiB,
                virtType,
                cpuMode,
                machine,
                firmware,
                secureBoot,
                serialLog,
                autostart,
                pool,
                bootDisk,
                dataDisks,
                networkInterfaces,
                cloudInit);
    }
}
