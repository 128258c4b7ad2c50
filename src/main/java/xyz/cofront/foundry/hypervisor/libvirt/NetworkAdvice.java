package xyz.cofront.foundry.hypervisor.libvirt;

import static org.libvirt.Error.ErrorNumber.VIR_ERR_INTERNAL_ERROR;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_NO_NETWORK;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_INVALID;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_SYSTEM_ERROR;

import java.util.List;
import java.util.Set;
import org.libvirt.Error.ErrorNumber;

/// On bridges, taps, libvirt's networks and ports.
final class NetworkAdvice {
    private static final String BRIDGES = "bridges there are: ip -br link show type bridge";
    private static final String WHO_LISTENS = "see who has it: sudo ss -ltnp";

    static final List<Advice> ALL = List.of(
            noBridge("Cannot get interface MTU on '([^']*)': No such device"),
            noBridge("Unable to add bridge (\\S+) port \\S+: No such device"),
            tapThere(VIR_ERR_OPERATION_INVALID, "The (\\S+) interface already exists"),
            tapThere(
                    VIR_ERR_SYSTEM_ERROR,
                    "Unable to create tap device (\\S+): (?:Device or resource busy|Invalid argument)"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Unable to open (.+), is tun module loaded\\?",
                    "the kernel has no TAP devices at {1}, which guests have their network through",
                    "load them: sudo modprobe tun",
                    "after an update of the kernel only a restart of the host brings its modules"),
            Advice.on(
                    Set.of(VIR_ERR_SYSTEM_ERROR, VIR_ERR_INTERNAL_ERROR),
                    "(\\S+) --use-vnet --br=(\\S+) --fd=\\d+: failed to communicate with bridge helper",
                    "without root a VM may use the bridges alone that the host's administrator allows, and '{2}' is"
                            + " none of them",
                    "allow it: echo allow {2} | sudo tee -a /etc/qemu/bridge.conf; sudo chmod u+s {1}",
                    "or do without a bridge: 'user: true' in spec.networkInterfaces"),
            Advice.on(
                    VIR_ERR_OPERATION_INVALID,
                    "network '([^']*)' is not active",
                    "libvirt's network '{1}' is there, but not started",
                    "start it: virsh net-start {1}",
                    "have it start with the host: virsh net-autostart {1}"),
            Advice.on(
                    VIR_ERR_NO_NETWORK,
                    "no network with matching name '([^']*)'",
                    "libvirt has no network '{1}'",
                    "networks there are: virsh net-list --all"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Could not set up host forwarding rule '([^']*)'",
                    "a port of the host that is to lead into the VM is taken ({1})",
                    WHO_LISTENS),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Failed to find an available port: Address already in use",
                    "the port of the VM's screen is taken",
                    WHO_LISTENS));

    private NetworkAdvice() {}

    private static Advice noBridge(String text) {
        return Advice.on(
                VIR_ERR_SYSTEM_ERROR,
                text,
                "this host has no bridge '{1}' (any more)",
                BRIDGES,
                "make it in the host's network settings, or have the VM use another one");
    }

    private static Advice tapThere(ErrorNumber number, String text) {
        return Advice.on(
                number,
                text,
                "the interface '{1}' is there already: another VM's, or made by hand",
                "see what it is: ip -d link show {1}",
                "if nobody needs it: sudo ip link delete {1}");
    }
}
