package xyz.cofront.foundry.loader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

/// A small and a large machine, as records.
final class Machines {
    static final VirtualMachine SMALL = machine(
            new ObjectMeta("web", Map.of(), Map.of(), null, null, null),
            List.of(),
            List.of(new NetworkInterface(null, null, List.of(), null, null, true, null, null, null, null)),
            null);

    static final VirtualMachine LARGE = new VirtualMachine(
            VirtualMachine.API_VERSION,
            VirtualMachine.KIND,
            new ObjectMeta(
                    "large-1",
                    ordered("b", "1", "a", "x"),
                    ordered("example.com/when", "on", ObjectMeta.PROTECT, "true"),
                    null,
                    null,
                    null),
            new VmSpec(
                    2,
                    8,
                    4,
                    16,
                    VirtType.KVM,
                    CpuMode.HOST_PASSTHROUGH,
                    "pc-q35-9.2",
                    Firmware.EFI,
                    true,
                    false,
                    false,
                    "fast",
                    new BootDisk(
                            20,
                            new ImageReference.InPool("mine", "debian-13.raw"),
                            null,
                            false,
                            DiskFormat.QCOW2,
                            DiskCache.NONE),
                    List.of(
                            new DataDisk("vdb", 10, null, "bulk", DiskCache.UNSAFE),
                            new DataDisk("vdc", 0, "old", null, null)),
                    List.of(
                            new NetworkInterface(
                                    CidrAddress.parse("10.77.0.10/24"),
                                    Ipv4Address.parse("10.77.0.1"),
                                    List.of(Ipv4Address.parse("1.1.1.1")),
                                    "br0",
                                    null,
                                    false,
                                    true,
                                    MacAddress.parse("52:54:00:12:34:56"),
                                    9000,
                                    50),
                            new NetworkInterface(
                                    null, null, List.of(), null, "default", false, false, null, null, null)),
                    new CloudInit(
                            "large-1.example.com",
                            "me",
                            List.of(Samples.KEY),
                            Samples.HASH,
                            true,
                            List.of("curl"),
                            List.of(new RunCommand.Shell("echo a: b"), new RunCommand.Words(List.of("sleep", "5"))),
                            List.of(new WriteFile("/etc/x", "a\nb\n", "root", "0644", null, true, true)),
                            "#cloud-config\ntimezone: Etc/UTC\n",
                            SeedBus.VIRTIO)),
            null);

    private Machines() {}

    static VirtualMachine machine(
            ObjectMeta metadata,
            List<DataDisk> disks,
            List<NetworkInterface> interfaces,
            @org.jspecify.annotations.Nullable CloudInit cloudInit) {
        return new VirtualMachine(
                VirtualMachine.API_VERSION,
                VirtualMachine.KIND,
                metadata,
                new VmSpec(
                        1,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        Firmware.EFI,
                        false,
                        true,
                        true,
                        null,
                        new BootDisk(
                                4,
                                new ImageReference.InDefaultPool("debian-13.qcow2"),
                                null,
                                false,
                                DiskFormat.QCOW2,
                                null),
                        disks,
                        interfaces,
                        cloudInit),
                null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put(pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
