package xyz.cofront.foundry.hypervisor.libvirt;

import static org.libvirt.Error.ErrorNumber.VIR_ERR_AUTH_CANCELLED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_AUTH_FAILED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_DBUS_SERVICE;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_INTERNAL_ERROR;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_NO_SUPPORT;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_TIMEOUT;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_RPC;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_SYSTEM_ERROR;

import java.util.List;
import java.util.Set;

/// On failures between Foundry and libvirt's daemons, and among these.
final class ConnectionAdvice {
    private static final String JOIN =
            "who is in the group that libvirt trusts may do this: 'sudo usermod -aG libvirt $USER', then log in again";
    private static final String SESSION = "'-c qemu:///session' needs no rights";

    static final List<Advice> ALL = List.of(
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Failed to connect socket to '[^']*virtlogd-sock'",
                    "virtlogd, the daemon that writes the logs of VMs, does not run",
                    "start it: sudo systemctl start virtlogd.socket"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Failed to connect socket to '[^']*/(virt[a-z]+d)-sock(?:-ro)?': "
                            + "(?:No such file or directory|Connection refused)",
                    "{1}, one of libvirt's daemons, does not run or is not installed",
                    "start it: sudo systemctl start {1}.socket"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Failed to connect socket to '[^']*/libvirt-sock(?:-ro)?': "
                            + "(?:No such file or directory|Connection refused)",
                    "libvirt's daemon does not run or is not installed",
                    "start it: sudo systemctl start libvirtd.socket",
                    "where libvirt has a daemon for each task:"
                            + " sudo systemctl start virtqemud.socket virtnetworkd.socket virtstoraged.socket"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Failed to connect socket to '([^']*)': Permission denied",
                    "this user may not open libvirt's socket '{1}'",
                    JOIN,
                    SESSION),
            Advice.on(
                    VIR_ERR_AUTH_UNAVAILABLE,
                    "no polkit agent available to authenticate action",
                    "libvirt has polkit ask for a password, and here is nobody to type it",
                    JOIN,
                    SESSION),
            Advice.on(
                    Set.of(VIR_ERR_AUTH_CANCELLED, VIR_ERR_AUTH_FAILED),
                    "user cancelled authentication process|access denied by policy",
                    "polkit does not let this user manage libvirt",
                    JOIN,
                    SESSION),
            Advice.on(
                    Set.of(VIR_ERR_INTERNAL_ERROR, VIR_ERR_DBUS_SERVICE),
                    "Unable to get system bus connection|org\\.freedesktop\\.PolicyKit1",
                    "libvirt's daemon asks polkit whether this user may do it, and cannot reach polkit",
                    "see whether both run: systemctl status dbus polkit",
                    "root is let in without being asked"),
            Advice.on(
                    Set.of(VIR_ERR_SYSTEM_ERROR, VIR_ERR_INTERNAL_ERROR, VIR_ERR_RPC),
                    "End of file while reading data|Cannot recv data: Connection reset by peer"
                            + "|Cannot write data: Broken pipe|client socket is closed",
                    "libvirt's daemon hung up: it ended, was restarted, or has too many clients",
                    "its log tells why: sudo journalctl -u libvirtd -u virtqemud -n 50"),
            Advice.on(
                    VIR_ERR_NO_SUPPORT,
                    "this function is not supported by the connection driver",
                    "this libvirt is too old for that, or the connection is none to QEMU",
                    "the versions: foundry version -o yaml"),
            Advice.on(
                    VIR_ERR_RPC,
                    "unknown procedure: \\d+",
                    "libvirt's daemon is older than the library that Foundry talks to it with",
                    "restart it, if the packages are of one version: sudo systemctl restart libvirtd virtqemud"),
            Advice.on(
                    VIR_ERR_OPERATION_TIMEOUT,
                    "cannot acquire state change lock \\(held by ([^)]*)\\)",
                    "other work on this VM does not end ({1}): a backup, a snapshot, or a QEMU that hangs with its"
                            + " storage",
                    "what it does: virsh domjobinfo, with the VM's name; then try again"));

    private ConnectionAdvice() {}
}
