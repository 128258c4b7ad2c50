package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user wants.
///
/// @param vcpus virtual processors at boot
/// @param maxVcpus how many there may be later, with those plugged in while it runs; left out, as many as
///     `vcpus`
/// @param memoryGiB memory at boot, in GiB
/// @param maxMemoryGiB up to how much memory may grow later, in GiB; left out, as much as `memoryGiB`
/// @param virtType what runs the guest's instructions; left out, flag, environment and configuration say it
/// @param cpuMode which processor the guest sees; left out, `host-model` under KVM and `maximum` under
///     emulation
/// @param machine QEMU's machine type, such as `pc-q35-9.2`; left out, `q35`
/// @param firmware how the machine boots
/// @param secureBoot whether the firmware checks signatures
/// @param serialLog whether what the serial console shows is kept in a volume beside the disks
/// @param autostart whether libvirt starts the machine with the host
/// @param storagePool the pool that the machine's volumes lie in; left out, flag, environment and
///     configuration say it
/// @param bootDisk the disk it boots from, `/dev/vda` in the guest
/// @param dataDisks further disks
/// @param networkInterfaces network cards, at least one; the guest calls them `eth0`, `eth1` and so on
/// @param cloudInit what cloud-init does in the guest at its first boot; left out, the guest gets no such
///     disk
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

    /// The same machine with one disk of that size; one that attaches an existing volume has none in a
    /// document.
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

    /// The same machine with these disks.
    public VmSpec withDisks(BootDisk boot, List<DataDisk> data) {
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
