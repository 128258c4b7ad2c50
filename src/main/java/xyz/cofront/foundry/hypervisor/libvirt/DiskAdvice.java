package xyz.cofront.foundry.hypervisor.libvirt;

import static org.libvirt.Error.ErrorNumber.VIR_ERR_INTERNAL_ERROR;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_FAILED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_INVALID;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_SYSTEM_ERROR;

import java.util.List;
import java.util.Set;

/// On disks, their files, who may open them, and pools.
final class DiskAdvice {
    private static final String AS_WHOM = "(?: \\(as uid:\\d+, gid:\\d+\\))?";
    private static final String GONE = ": No such file or directory";

    static final List<Advice> ALL = List.of(
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Cannot access (?:backing|storage) file '([^']*)'.* \\(as uid:(\\d+), gid:\\d+\\): Permission denied",
                    "QEMU runs as user {2}, who may not pass one of the folders above '{1}', or not open the file",
                    "see who may pass where: namei -l {1}",
                    "let that user pass a folder: sudo setfacl -m u:{2}:x, with the folder's name"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Cannot access backing file '([^']*)' of storage file '([^']*)'" + AS_WHOM + GONE,
                    "'{2}' holds only what differs from '{1}', and that is gone: deleted, moved, or not mounted",
                    "bring back the same file under the same name; no other one fits"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "(?:Cannot access storage file '|unable to stat: )([^']*?)'?" + AS_WHOM + GONE,
                    "'{1}', which a disk of the VM is or stands on, is gone: deleted, moved, or not mounted",
                    "bring it back under the same name, or mount what it lies on"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Unable to open file: (.+)" + GONE,
                    "the folder of '{1}' is gone, or what is to be mounted there is not",
                    "mount it, or make the folder anew"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Could not open '([^']*)': Permission denied",
                    "QEMU may not open '{1}': the rights of the file or of a folder above it forbid it, or AppArmor or"
                            + " SELinux does",
                    "see the rights: namei -l {1}",
                    "see what was denied: sudo dmesg | grep -e apparmor= -e avc:"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Could not open '([^']*)': Read-only file system",
                    "'{1}' lies on a file system that is mounted read-only, on purpose or after an error of its device",
                    "see which one: findmnt -T {1}"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "unable to open (.+): Operation not permitted",
                    "'{1}' is marked as not to be changed, which binds root as well",
                    "see the mark, an i: lsattr {1}",
                    "take it away: sudo chattr -i {1}"),
            Advice.on(
                    Set.of(VIR_ERR_INTERNAL_ERROR, VIR_ERR_OPERATION_FAILED),
                    "Failed to get (?:shared )?\"[a-z ]+\" lock.*using the image \\[([^]]*)]",
                    "another process has '{1}' open: another VM on the same disk, or a qemu-img at work",
                    "see who: sudo lsof {1}",
                    "end that first; a disk that two write to is lost"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Image is not in (\\w+) format",
                    "a disk of the VM is {1} by its definition, and something else by its content",
                    "see what it is: qemu-img info, with the file's name"),
            Advice.on(
                    Set.of(VIR_ERR_OPERATION_INVALID, VIR_ERR_OPERATION_FAILED),
                    "format of backing image '([^']*)' of image '([^']*)' was not specified",
                    "'{2}' does not say of which format '{1}' is that it stands on, and guessing would be unsafe",
                    "write it into the file: qemu-img rebase -u -b {1} -F, then the format, then {2}"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "unable to set user and group to '(\\d+:\\d+)' on '([^']*)'",
                    "libvirt hands '{2}' to QEMU's user ({1}), and its file system does not allow that, as NFS with"
                            + " root_squash",
                    "give it to that user by hand and set dynamic_ownership = 0 in /etc/libvirt/qemu.conf"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "unable to set security context '[^']*' on '([^']*)'",
                    "SELinux labels do not hold on '{1}', which QEMU is to open",
                    "see what was denied: sudo ausearch -m avc -ts recent",
                    "for files on NFS: sudo setsebool -P virt_use_nfs on"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "cannot (?:load|update) AppArmor profile '([^']*)'",
                    "AppArmor's profile of this VM ({1}) cannot be made or loaded",
                    "see what was denied: sudo dmesg | grep apparmor=",
                    "if an old one is in the way: sudo apparmor_parser -R /etc/apparmor.d/libvirt/{1}"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "cannot open directory '((?!/sys/|/proc/|/dev/)[^']*)'" + GONE,
                    "the pool's folder '{1}' is gone, or what is to be mounted there is not",
                    "mount it; if the folder was empty, make it anew: sudo mkdir -p {1}"),
            Advice.on(
                    VIR_ERR_OPERATION_INVALID,
                    "storage pool '([^']*)' is not active",
                    "pool '{1}' is there, but not started",
                    "start it: virsh pool-start {1}",
                    "have it start with the host: virsh pool-autostart {1}"),
            Advice.on(
                    Set.of(VIR_ERR_SYSTEM_ERROR, VIR_ERR_INTERNAL_ERROR, VIR_ERR_OPERATION_FAILED),
                    "No space left on device|Disk quota exceeded|has insufficient free space",
                    "the storage is full, or what this user may take of it",
                    "see what takes the space: foundry storage status"));

    private DiskAdvice() {}
}
