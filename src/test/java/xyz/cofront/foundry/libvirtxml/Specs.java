package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.libvirtxml.DiskSpec.Backing;

/// The domains whose expected XML lies beside this class in the resources, and parts to make others from.
final class Specs {
    private static final String POOL = "/var/lib/libvirt/images/foundry/vms/";
    private static final String SEED = "ds=nocloud";

    private Specs() {}

    static DomainSpec efiOnABridge() {
        return new DomainSpec(
                "web",
                UUID.fromString("6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f"),
                null,
                "{\"version\":1,\"phase\":\"Creating\"}",
                VirtType.KVM,
                "x86_64",
                "q35",
                2,
                2,
                2,
                2,
                CpuMode.HOST_MODEL,
                Firmware.EFI,
                false,
                SEED,
                List.of(
                        boot(
                                POOL + "web_boot",
                                null,
                                new Backing(
                                        "/var/lib/libvirt/images/foundry/images/debian-12.qcow2",
                                        false,
                                        DiskFormat.QCOW2)),
                        cdrom(POOL + "web_cloudinit", DiskBus.SCSI)),
                List.of(new InterfaceSpec.Bridge(mac("be:ef:0a:4d:00:16"), "br0", "vm0a4d0016", null, null)),
                POOL + "web_serial.log",
                null);
    }

    static DomainSpec biosWithUserNetworking() {
        return new DomainSpec(
                "old",
                uuid(2),
                null,
                "{}",
                VirtType.QEMU,
                "x86_64",
                "pc",
                1,
                1,
                1,
                1,
                CpuMode.MAXIMUM,
                Firmware.BIOS,
                false,
                null,
                List.of(rawBoot("/srv/vms/old_boot")),
                List.of(new InterfaceSpec.User(mac("52:54:00:00:00:01"))),
                null,
                null);
    }

    static DomainSpec secureBootOnANetwork() {
        return new DomainSpec(
                "safe",
                uuid(3),
                "Signed from the firmware up",
                "{}",
                VirtType.KVM,
                "x86_64",
                "q35",
                4,
                4,
                2,
                2,
                CpuMode.HOST_PASSTHROUGH,
                Firmware.EFI,
                true,
                SEED,
                List.of(boot("/srv/vms/safe_boot", null), cdrom("/srv/vms/safe_cloudinit", DiskBus.SATA)),
                List.of(new InterfaceSpec.Network(mac("52:54:00:00:00:03"), "default", "vm0a4d0017", 9000, 42)),
                null,
                null);
    }

    static DomainSpec roomToGrow() {
        return new DomainSpec(
                "grows",
                uuid(4),
                null,
                "{}",
                VirtType.QEMU,
                "x86_64",
                "pc-q35-7.2",
                1,
                8,
                2,
                4,
                CpuMode.MAXIMUM,
                Firmware.EFI,
                false,
                SEED,
                List.of(
                        boot(
                                "/srv/vms/grows_boot",
                                DiskCache.NONE,
                                new Backing("/srv/images/plain.raw", false, DiskFormat.RAW)),
                        disk("/srv/vms/grows_data-vdb", DiskFormat.QCOW2, "vdb", false, DiskCache.WRITEBACK),
                        disk("/srv/vms/grows_cloudinit", DiskFormat.RAW, "vdc", true, null)),
                List.of(
                        new InterfaceSpec.Bridge(mac("be:ef:0a:4d:00:18"), "br0", "vm0a4d0018", 1400, 7),
                        new InterfaceSpec.Network(mac("52:54:00:00:00:04"), "default", null, null, null),
                        new InterfaceSpec.User(mac("52:54:00:00:00:05"))),
                "/srv/vms/grows_serial.log",
                null);
    }

    static DomainSpec blockDevices() {
        return new DomainSpec(
                "blocks",
                uuid(5),
                null,
                "{}",
                VirtType.KVM,
                "x86_64",
                "q35",
                2,
                2,
                2,
                2,
                CpuMode.HOST_MODEL,
                Firmware.BIOS,
                false,
                null,
                List.of(new DiskSpec(
                        "/dev/vg0/blocks_boot",
                        true,
                        DiskFormat.QCOW2,
                        "vda",
                        DiskBus.VIRTIO,
                        false,
                        false,
                        DiskCache.DIRECTSYNC,
                        1,
                        List.of(
                                new Backing("/srv/images/layer.qcow2", false, DiskFormat.QCOW2),
                                new Backing("/dev/vg0/base", true, DiskFormat.RAW)))),
                List.of(),
                null,
                null);
    }

    static DomainSpec textsWithMarkup() {
        return texts(
                "Ünï <b> & \"quotes\" 🚀",
                "{\"note\":\"</foundry:vm> ]]> &amp; é 🚀\"}",
                "/srv/a \"b\" <c> & 'd' é/x",
                "/srv/a & b/texts_serial.log");
    }

    static DomainSpec texts(String title, String metadata, String path, @Nullable String log) {
        return new DomainSpec(
                "texts",
                uuid(6),
                title,
                metadata,
                VirtType.QEMU,
                "x86_64",
                "pc",
                1,
                1,
                1,
                1,
                CpuMode.MAXIMUM,
                Firmware.BIOS,
                false,
                null,
                List.of(rawBoot(path)),
                List.of(),
                log,
                null);
    }

    /// A domain that starts on any host: emulated, with user networking, its files in `folder`.
    static DomainSpec startable(String folder, Firmware firmware, boolean secureBoot, DiskBus seedBus) {
        DiskSpec seed = seedBus == DiskBus.VIRTIO
                ? disk(folder + "/seed", DiskFormat.RAW, "vdb", true, null)
                : cdrom(folder + "/seed", seedBus);
        return new DomainSpec(
                "libvirtxml-it",
                uuid(7),
                null,
                "{}",
                VirtType.QEMU,
                "x86_64",
                "q35",
                1,
                2,
                1,
                2,
                CpuMode.MAXIMUM,
                firmware,
                secureBoot,
                SEED,
                List.of(rawBoot(folder + "/boot"), seed),
                List.of(new InterfaceSpec.User(mac("52:54:00:00:00:07"))),
                folder + "/serial.log",
                null);
    }

    private static DiskSpec boot(String path, @Nullable DiskCache cache, Backing... backing) {
        return new DiskSpec(
                path, false, DiskFormat.QCOW2, "vda", DiskBus.VIRTIO, false, false, cache, 1, List.of(backing));
    }

    private static DiskSpec rawBoot(String path) {
        return new DiskSpec(path, false, DiskFormat.RAW, "vda", DiskBus.VIRTIO, false, false, null, 1, List.of());
    }

    private static DiskSpec disk(
            String path, DiskFormat format, String target, boolean readOnly, @Nullable DiskCache cache) {
        return new DiskSpec(path, false, format, target, DiskBus.VIRTIO, false, readOnly, cache, null, List.of());
    }

    private static DiskSpec cdrom(String path, DiskBus bus) {
        return new DiskSpec(path, false, DiskFormat.RAW, "sda", bus, true, true, null, null, List.of());
    }

    private static UUID uuid(int last) {
        return new UUID(0x4000L, 0x8000000000000000L | last);
    }

    private static MacAddress mac(String text) {
        return MacAddress.parse(text);
    }
}
