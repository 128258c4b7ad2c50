package xyz.cofront.foundry.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a VM from starting, brought about on a real libvirt, and what is said of it. The texts that cannot be
/// brought about here are in `advice.txt` of AdviceTest.
@Tag("program")
final class ExplainedStartsIT {
    /// `nobody`.
    private static final int STRANGER = 65534;

    private static final String ANY_CPU = "leave spec.cpuMode away, and the VM gets what this host can";

    @TempDir
    Path folder;

    private BrokenVm vm;

    @BeforeEach
    void vm() {
        vm = new BrokenVm(new RealFoundry(), folder);
    }

    @Test
    void aBridgeThatIsMissing() {
        vm.startTells(
                BrokenVm.withBridge("br7", ""),
                "Cannot get interface MTU on 'br7': No such device",
                "this host has no bridge 'br7' (any more)",
                "bridges there are: ip -br link show type bridge",
                "make it in the host's network settings, or have the VM use another one");
    }

    @Test
    void aTapThatIsThere() {
        Shell.run("ip", "link", "add", "vmtaken0", "type", "bridge");
        try {
            vm.startTells(
                    BrokenVm.withBridge("br0", "<target dev='vmtaken0'/>"),
                    "The vmtaken0 interface already exists",
                    "the interface 'vmtaken0' is there already: another VM's, or made by hand",
                    "see what it is: ip -d link show vmtaken0",
                    "if nobody needs it: sudo ip link delete vmtaken0");
        } finally {
            Shell.run("ip", "link", "delete", "vmtaken0");
        }
    }

    @Test
    void aNetworkThatIsMissing() {
        vm.startTells(
                BrokenVm.withDevice("<interface type='network'><source network='nonet'/></interface>"),
                "no network with matching name 'nonet'",
                "libvirt has no network 'nonet'",
                "networks there are: virsh net-list --all");
    }

    @Test
    void aNetworkThatIsStopped() {
        Path network = Documents.write(
                folder,
                "idle",
                "<network><name>idle</name><ip address='10.99.0.1' netmask='255.255.255.0'/></network>");
        Shell.virsh("net-define", network.toString());
        try {
            vm.startTells(
                    BrokenVm.withDevice("<interface type='network'><source network='idle'/></interface>"),
                    "network 'idle' is not active",
                    "libvirt's network 'idle' is there, but not started",
                    "start it: virsh net-start idle",
                    "have it start with the host: virsh net-autostart idle");
        } finally {
            Shell.virsh("net-undefine", "idle");
        }
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("10.77.0.1"))) {
            String rule = "tcp:10.77.0.1:" + taken.getLocalPort() + "-:22";
            String arguments = "<commandline xmlns='http://libvirt.org/schemas/domain/qemu/1.0'><arg value='-netdev'/>"
                    + "<arg value='user,id=x,hostfwd=" + rule + "'/></commandline>";

            vm.startTells(
                    BrokenVm.with("</domain>", arguments + "</domain>"),
                    "Could not set up host forwarding rule '" + rule + "'",
                    "a port of the host that is to lead into the VM is taken (" + rule + ")",
                    "see who has it: sudo ss -ltnp");
        }
    }

    @Test
    void aPortOfTheScreenThatIsTaken() throws IOException {
        try (ServerSocket _ = new ServerSocket(5999, 1, InetAddress.getByName("10.77.0.1"))) {
            vm.startTells(
                    BrokenVm.withDevice("<graphics type='vnc' port='5999' autoport='no' listen='10.77.0.1'/>"),
                    "Failed to find an available port: Address already in use",
                    "the port of the VM's screen is taken",
                    "see who has it: sudo ss -ltnp");
        }
    }

    @Test
    void aFolderThatQemusUserMayNotPass() throws IOException {
        Path disk = disk("disk.qcow2");

        vm.startTells(
                owned(BrokenVm.withDisk(disk, "qcow2")),
                "(as uid:65534, gid:65534): Permission denied",
                "QEMU runs as user 65534, who may not pass one of the folders above '" + disk
                        + "', or not open the file",
                "see who may pass where: namei -l " + disk,
                "let that user pass a folder: sudo setfacl -m u:65534:x, with the folder's name");
    }

    @Test
    void aFileThatQemuMayNotOpen() throws IOException {
        Path disk = disk("disk.qcow2");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rw-------"));

        vm.startTells(
                owned(BrokenVm.withDisk(disk, "qcow2")),
                "Could not open '" + disk + "': Permission denied",
                "QEMU may not open '" + disk
                        + "': the rights of the file or of a folder above it forbid it, or AppArmor or SELinux does",
                "see the rights: namei -l " + disk,
                "see what was denied: sudo dmesg | grep -e apparmor= -e avc:");
    }

    @Test
    void aFileSystemThatIsReadOnly() throws IOException {
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        Path disk = mounted.resolve("disk.qcow2");
        Files.move(disk("disk.qcow2"), disk);
        Shell.run("mount", "--bind", mounted.toString(), mounted.toString());
        try {
            Shell.run("mount", "-o", "remount,bind,ro", mounted.toString());
            vm.startTells(
                    BrokenVm.withDisk(disk, "qcow2"),
                    "Could not open '" + disk + "': Read-only file system",
                    "'" + disk
                            + "' lies on a file system that is mounted read-only, on purpose or after an error of its"
                            + " device",
                    "see which one: findmnt -T " + disk);
        } finally {
            Shell.run("umount", mounted.toString());
        }
    }

    @Test
    void aDiskThatIsGone() {
        Path none = folder.resolve("none.qcow2");

        vm.startTells(BrokenVm.withDisk(none, "qcow2"), "Cannot access storage file '" + none + "'", gone(none));
    }

    @Test
    void aFileThatADiskStandsOnIsGone() throws IOException {
        Path base = disk("base.qcow2");
        Path overlay = overlay(base);
        Files.delete(base);

        vm.startTells(
                BrokenVm.withDisk(overlay, "qcow2"),
                "Cannot access backing file '" + base + "' of storage file '" + overlay + "'",
                "'" + overlay + "' holds only what differs from '" + base
                        + "', and that is gone: deleted, moved, or not mounted",
                "bring back the same file under the same name; no other one fits");
        vm.startTells(
                BrokenVm.withDisk(
                        overlay,
                        "qcow2",
                        "<backingStore type='file'><format type='qcow2'/><source file='" + base
                                + "'/><backingStore/></backingStore>"),
                "unable to stat: " + base + ": No such file or directory",
                gone(base));
    }

    @Test
    void aDiskThatAnotherProcessWritesTo() throws IOException {
        Path base = disk("base.qcow2");
        Path overlay = overlay(base);
        String[] advice = {
            "another process has '" + base + "' open: another VM on the same disk, or a qemu-img at work",
            "see who: sudo lsof " + base,
            "end that first; a disk that two write to is lost"
        };
        Path pid = folder.resolve("pid");
        Shell.run(
                "qemu-system-x86_64",
                "-display",
                "none",
                "-S",
                "-m",
                "16",
                "-drive",
                "file=" + base + ",format=qcow2",
                "-pidfile",
                pid.toString(),
                "-daemonize");
        try {
            vm.startTells(BrokenVm.withDisk(base, "qcow2"), "Failed to get \"write\" lock", advice);
            vm.startTells(BrokenVm.withDisk(overlay, "qcow2"), "Failed to get shared \"write\" lock", advice);
        } finally {
            Shell.run("kill", Files.readString(pid).strip());
        }
    }

    @Test
    void aDiskOfAnotherFormat() throws IOException {
        Path raw = Files.write(folder.resolve("disk.img"), new byte[1 << 16]);

        vm.startTells(
                BrokenVm.withDisk(raw, "qcow2"),
                "Image is not in qcow2 format",
                "a disk of the VM is qcow2 by its definition, and something else by its content",
                "see what it is: qemu-img info, with the file's name");
    }

    @Test
    void aFolderOfTheSerialLogThatIsGone() {
        vm.startTells(
                BrokenVm.withDevice("<serial type='pty'><log file='/nowhere/web_serial.log'/></serial>"),
                "Unable to open file: /nowhere/web_serial.log: No such file or directory",
                "the folder of '/nowhere/web_serial.log' is gone, or what is to be mounted there is not",
                "mount it, or make the folder anew");
    }

    @Test
    void moreMemoryThanThereIs() {
        vm.startTells(
                BrokenVm.with("<memory unit='MiB'>64", "<memory unit='TiB'>8"),
                "Cannot allocate memory",
                "the host has less memory left than the VM wants",
                "see what is left: free -h",
                "stop another VM, or give this one less: spec.memoryGiB");
    }

    @Test
    void aProcessorThatLibvirtDoesNotKnow() {
        vm.startTells(
                BrokenVm.with("<devices>", "<cpu mode='custom' match='exact'><model>NoSuchCpu</model></cpu><devices>"),
                "Unknown CPU model NoSuchCpu",
                "libvirt knows no processor 'NoSuchCpu'",
                "those it knows: virsh cpu-models x86_64",
                ANY_CPU);
    }

    @Test
    void theHostsProcessorWithoutKvm() {
        vm.startTells(
                BrokenVm.with("<devices>", "<cpu mode='host-passthrough'/><devices>"),
                "CPU mode 'host-passthrough'",
                "a processor by 'host-passthrough' is KVM's to give, and this VM does without KVM",
                ANY_CPU);
    }

    @Test
    void noFirmware() {
        // In the lab's own mount namespace: the host keeps its firmware.
        Shell.run("mount", "-t", "tmpfs", "none", "/usr/share/qemu/firmware");
        try {
            vm.startTells(
                    BrokenVm.with("<os>", "<os firmware='efi'>"),
                    "'efi'",
                    "none of the UEFI firmware that is installed fits what the VM asks for, or there is none",
                    "install it: ovmf on Debian and Ubuntu, edk2-ovmf on Fedora and its kin",
                    "or boot the VM the old way: spec.firmware: bios");
        } finally {
            Shell.run("umount", "/usr/share/qemu/firmware");
        }
    }

    @Test
    void firmwareThatWasRemoved() {
        String loader = "<loader readonly='yes' type='pflash'>/nowhere/OVMF.fd</loader>";
        vm.startTells(
                BrokenVm.with("</os>", loader + "</os>"),
                "unable to find any master var store for loader: /nowhere/OVMF.fd",
                "libvirt knows no firmware '/nowhere/OVMF.fd': it was removed, or an update named it otherwise",
                "see what there is: ls /usr/share/qemu/firmware");
        vm.startTells(
                BrokenVm.with("</os>", loader + "<nvram template='/nowhere/VARS.fd'/></os>"),
                "Failed to open file '/nowhere/VARS.fd': No such file or directory",
                "'/nowhere/VARS.fd', which a start of the VM needs, is gone; firmware goes when an update names it"
                        + " otherwise",
                "bring it back, with its package");
    }

    @Test
    void savedMemoryThatIsDamaged() throws IOException {
        vm.define(BrokenVm.sound());
        try {
            Shell.virsh("start", BrokenVm.NAME);
            Shell.virsh("managedsave", BrokenVm.NAME);
            // Longer than a magic: libvirt takes a file of a few bytes away by itself.
            try (var saved =
                    Files.newByteChannel(Path.of("/var/lib/libvirt/qemu/save/broken.save"), StandardOpenOption.WRITE)) {
                saved.write(ByteBuffer.wrap("no saved memory at all".getBytes(StandardCharsets.UTF_8)));
            }

            vm.startOfDefinedTells(
                    "image magic is incorrect",
                    "the VM was put to sleep on disk (managed save), and what was saved is damaged",
                    "give it up, and the VM starts afresh: virsh managedsave-remove, with the VM's name");
        } finally {
            vm.forget();
        }
    }

    private static String[] gone(Path file) {
        return new String[] {
            "'" + file + "', which a disk of the VM is or stands on, is gone: deleted, moved, or not mounted",
            "bring it back under the same name, or mount what it lies on"
        };
    }

    /// Run as another user than root, who does not get the disk given.
    private static String owned(String definition) {
        return definition.replace(
                "</devices>",
                "</devices><seclabel type='static' model='dac' relabel='no'><label>+%1$d:+%1$d</label></seclabel>"
                        .formatted(STRANGER));
    }

    private Path disk(String name) {
        Path disk = folder.resolve(name);
        Shell.run("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "16M");
        return disk;
    }

    private Path overlay(Path base) {
        Path overlay = folder.resolve("overlay.qcow2");
        Shell.run("qemu-img", "create", "-q", "-f", "qcow2", "-b", base.toString(), "-F", "qcow2", overlay.toString());
        return overlay;
    }
}
