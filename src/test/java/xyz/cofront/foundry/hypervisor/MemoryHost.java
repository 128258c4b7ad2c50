package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// The in-memory host's facts.
final class MemoryHost implements Host {
    private final MemoryConnection connection;
    private final MemoryState state;

    MemoryHost(MemoryConnection connection) {
        this.connection = connection;
        this.state = connection.state();
    }

    @Override
    public HostInfo info() {
        return connection.look("host.info", () -> state.info);
    }

    @Override
    public String libraryVersion() {
        return connection.look("host.libraryVersion", () -> state.info.libraryVersion());
    }

    @Override
    public Optional<GuestSupport> guests(VirtType type) {
        return connection.look("host.guests", () -> Optional.ofNullable(state.guests.get(type)));
    }

    @Override
    public List<String> bridges() {
        return connection.look("host.bridges", () -> List.copyOf(state.bridges));
    }

    @Override
    public List<String> activeNetworks() {
        return connection.look(
                "host.activeNetworks",
                () -> state.networks.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Override
    public List<Network> networks() {
        return connection.look(
                "host.networks",
                () -> state.networks.entrySet().stream()
                        .map(network -> new Network(
                                network.getKey(), network.getValue(), !state.startedByHand.contains(network.getKey())))
                        .toList());
    }
}
