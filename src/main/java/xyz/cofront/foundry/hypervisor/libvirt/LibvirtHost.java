package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.NodeInfo;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.GuestSupport;
import xyz.cofront.foundry.hypervisor.Host;
import xyz.cofront.foundry.hypervisor.HostInfo;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Network;
import xyz.cofront.foundry.libvirtxml.CapabilitiesReader;

/// The host by libvirt, and its bridges by the kernel: libvirt tells only of those it made.
final class LibvirtHost implements Host {
    /// Foundry's machine type; what firmware there is depends on it.
    private static final String X86_MACHINE = "q35";

    private final Session session;
    private final Path interfaces;

    /// @param interfaces the kernel's folder of network interfaces, `/sys/class/net`
    LibvirtHost(Session session, Path interfaces) {
        this.session = session;
        this.interfaces = interfaces;
    }

    @Override
    public HostInfo info() {
        return session.ask("read the host's facts", LibvirtHost::info);
    }

    @Override
    public String libraryVersion() {
        return session.ask("read libvirt's version", connection -> version(connection.getLibVersion()));
    }

    @Override
    public Optional<GuestSupport> guests(VirtType type) {
        String word = type.name().toLowerCase(Locale.ROOT);
        return session.ask(
                "read the capabilities for " + word,
                connection -> capabilities(connection, word).map(CapabilitiesReader::read));
    }

    @Override
    public List<String> bridges() {
        try (Stream<Path> found = Files.list(interfaces)) {
            return found.filter(path -> Files.isDirectory(path.resolve("bridge")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new HypervisorException(Kind.FAILED, "cannot list the bridges in " + interfaces, e);
        }
    }

    @Override
    public List<String> activeNetworks() {
        return session.ask("list the networks", LibvirtHost::networks);
    }

    @Override
    public List<Network> networks() {
        return session.ask("look at the networks", LibvirtHost::allNetworks).stream()
                .sorted(Comparator.comparing(Network::name))
                .toList();
    }

    private static HostInfo info(LibvirtConnection connection) throws LibvirtException {
        NodeInfo node = connection.nodeInfo();
        return new HostInfo(
                connection.getURI(),
                connection.getType(),
                version(connection.getLibVersion()),
                version(connection.getVersion()),
                node.model,
                node.cpus,
                node.memory);
    }

    /// Empty where libvirt knows no such guests: KVM without its device, or a driver that has neither.
    private static Optional<String> capabilities(LibvirtConnection connection, String type)
            throws LibvirtException, LibvirtFailure {
        String machine = connection.nodeInfo().model.equals("x86_64") ? X86_MACHINE : null;
        Pointer text = connection
                .library()
                .virConnectGetDomainCapabilities(connection.pointer(), null, null, machine, type, 0);
        if (text != null) {
            return Optional.of(Freeing.text(text));
        }
        return Absence.of(
                LibvirtFailure.last(),
                ErrorNumber.VIR_ERR_NO_SUPPORT,
                ErrorNumber.VIR_ERR_INVALID_ARG,
                ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED);
    }

    private static List<String> networks(LibvirtConnection connection) throws LibvirtException, LibvirtFailure {
        try {
            return Stream.of(connection.listNetworks()).sorted().toList();
        } catch (LibvirtException e) {
            // A host whose libvirt came without the network driver.
            return Absence.<List<String>>of(e, ErrorNumber.VIR_ERR_NO_SUPPORT).orElse(List.of());
        }
    }

    private static List<Network> allNetworks(LibvirtConnection connection) throws LibvirtException, LibvirtFailure {
        try {
            Set<String> names = new TreeSet<>(List.of(connection.listNetworks()));
            names.addAll(List.of(connection.listDefinedNetworks()));
            List<Network> found = new ArrayList<>();
            for (String name : names) {
                network(connection, name).ifPresent(found::add);
            }
            return found;
        } catch (LibvirtException e) {
            return Absence.<List<Network>>of(e, ErrorNumber.VIR_ERR_NO_SUPPORT).orElse(List.of());
        }
    }

    private static Optional<Network> network(LibvirtConnection connection, String name)
            throws LibvirtException, LibvirtFailure {
        try {
            return Optional.of(Freeing.use(
                    connection.networkLookupByName(name),
                    network -> new Network(name, network.isActive() == 1, autostart(network))));
        } catch (LibvirtException e) {
            return Absence.of(e, ErrorNumber.VIR_ERR_NO_NETWORK);
        }
    }

    /// One without a definition starts with nothing.
    private static boolean autostart(org.libvirt.Network network) throws LibvirtException {
        return network.isPersistent() == 1 && network.getAutostart();
    }

    /// libvirt's versions are 1,000,000 × major + 1,000 × minor + release.
    static String version(long number) {
        return number / 1_000_000 + "." + number / 1_000 % 1_000 + "." + number % 1_000;
    }
}
