package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// A way from the host into QEMU's user networking. libvirt has no element for it, so QEMU's monitor is asked
/// (`hostfwd_add` and `info usernet` of its human monitor protocol).
final class UserForward {
    /// `VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP`.
    private static final int HUMAN = 1;

    /// On the host's own loopback address alone: the guest's SSH server is not for the network.
    private static final String LOOPBACK = "127.0.0.1";

    private final Domain domain;
    private final String network;

    /// @param card its place among the domain's cards: libvirt names what each is plugged into by that
    UserForward(Domain domain, int card) {
        this.domain = domain;
        this.network = "hostnet" + card;
    }

    /// @throws HypervisorException `FAILED` if QEMU opens none
    int port(String address, int port) throws LibvirtException, LibvirtFailure {
        OptionalInt open = open(address, port);
        if (open.isPresent()) {
            return open.getAsInt();
        }
        // The kernel chooses a port that is free.
        String said = ask("hostfwd_add " + network + " tcp:" + LOOPBACK + ":0-" + address + ":" + port);
        return open(address, port)
                .orElseThrow(() -> new HypervisorException(
                        Kind.FAILED, "QEMU opens no way to " + address + ":" + port + ": " + said.strip()));
    }

    private OptionalInt open(String address, int port) throws LibvirtException, LibvirtFailure {
        return open(ask("info usernet"), network, address, port);
    }

    /// @param connections what `info usernet` says: for each network a line with its name, then its connections
    static OptionalInt open(String connections, String network, String address, int port) {
        Pattern way = Pattern.compile("TCP\\[HOST_FORWARD]\\s+\\d+\\s+" + Pattern.quote(LOOPBACK) + "\\s+(\\d{1,5})\\s+"
                + Pattern.quote(address) + "\\s+" + port + "\\s.*");
        boolean ours = false;
        for (String line : connections.lines().map(String::strip).toList()) {
            if (line.startsWith("Hub ")) {
                ours = line.endsWith("(" + network + "):");
            }
            Matcher found = way.matcher(line);
            if (ours && found.matches()) {
                return OptionalInt.of(Integer.parseInt(found.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private String ask(String command) throws LibvirtException, LibvirtFailure {
        return LibvirtFailure.check(domain.qemuMonitorCommand(command, HUMAN));
    }
}
