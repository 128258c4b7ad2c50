package xyz.cofront.foundry.hypervisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// The in-memory host's domains.
final class MemoryDomains implements Domains {
    private final MemoryConnection connection;
    private final MemoryState state;

    MemoryDomains(MemoryConnection connection) {
        this.connection = connection;
        this.state = connection.state();
    }

    @Override
    public List<DomainSummary> list(boolean inactive) {
        return connection.look(
                "domains.list",
                () -> state.domains.values().stream()
                        .map(MemoryDomain::summary)
                        .filter(domain -> inactive || domain.state().active())
                        .sorted(Comparator.comparing(DomainSummary::name))
                        .toList());
    }

    @Override
    public Optional<DomainSummary> find(String name) {
        return connection.look("domains.find", () -> state.domainNamed(name).map(MemoryDomain::summary));
    }

    @Override
    public String definition(DomainId id) {
        return connection.look(
                "domains.definition", () -> state.domain(id).current().xml());
    }

    @Override
    public String changeable(DomainId id) {
        return connection.change(
                "domains.changeable", () -> state.domain(id).current().xml());
    }

    @Override
    public Optional<String> metadata(DomainId id, MetadataKey key) {
        return connection.look(
                "domains.metadata", () -> state.domain(id).current().metadata(key));
    }

    @Override
    public void setMetadata(DomainId id, MetadataKey key, String element) {
        connection.act("domains.setMetadata", () -> {
            MemoryDomain domain = state.domain(id);
            if (domain.definition != null) {
                domain.definition = domain.definition.withMetadata(key, element);
            }
            if (domain.live != null) {
                domain.live = domain.live.withMetadata(key, element);
            }
        });
    }

    @Override
    public void setDefinedMetadata(DomainId id, MetadataKey key, String element) {
        connection.act("domains.setDefinedMetadata", () -> {
            MemoryDomain domain = state.domain(id);
            if (domain.definition == null) {
                throw new HypervisorException(Kind.WRONG_STATE, "transient domains do not have any persistent config");
            }
            domain.definition = domain.definition.withMetadata(key, element);
        });
    }

    @Override
    public boolean autostart(DomainId id) {
        return connection.look("domains.autostart", () -> state.domain(id).autostart);
    }

    @Override
    public void setAutostart(DomainId id, boolean autostart) {
        connection.act("domains.setAutostart", () -> {
            MemoryDomain domain = state.domain(id);
            if (domain.definition == null) {
                throw new HypervisorException(Kind.WRONG_STATE, "cannot set autostart for transient domain");
            }
            domain.autostart = autostart;
        });
    }

    @Override
    public void resizeDisk(DomainId id, String device, long bytes) {
        connection.act("domains.resizeDisk", () -> {
            MemoryDomain domain = running(id);
            String path = domain.current()
                    .disk(device)
                    .orElseThrow(() -> MemoryXml.invalid("invalid path '" + device + "' not assigned to domain"));
            state.pools.values().stream()
                    .flatMap(MemoryPool::files)
                    .filter(file -> file.path.equals(path))
                    .forEach(file -> file.resize(bytes));
        });
    }

    @Override
    public void setVcpus(DomainId id, int vcpus) {
        connection.act("domains.setVcpus", () -> plug(id, live -> live.withVcpus(vcpus)));
    }

    @Override
    public void setMemory(DomainId id, long kib) {
        connection.act("domains.setMemory", () -> plug(id, live -> live.withBalloon(kib)));
    }

    @Override
    public void attach(DomainId id, String device) {
        connection.act("domains.attach", () -> {
            MemoryDomain domain = running(id);
            List<String> taps = new ArrayList<>(domain.taps);
            MemoryDomainXml.cardOf(device).ifPresent(card -> taps.addAll(new MemoryStart(state).tapsOf(List.of(card))));
            plug(id, live -> live.withDevice(device));
            domain.taps = List.copyOf(taps);
        });
    }

    /// A guest that does not heed its power button does not let go of its devices either.
    @Override
    public void detach(DomainId id, String device) {
        connection.act("domains.detach", () -> {
            MemoryDomainXml without = Objects.requireNonNull(running(id).live).withoutDevice(device);
            if (!state.deaf.contains(id.name())) {
                plug(id, _ -> without);
            }
        });
    }

    @Override
    public void changeMedium(DomainId id, String device) {
        connection.act("domains.changeMedium", () -> plug(id, live -> live.withMedium(device)));
    }

    private void plug(DomainId id, UnaryOperator<MemoryDomainXml> change) {
        MemoryDomain domain = running(id);
        MemoryDomainXml changed = change.apply(Objects.requireNonNull(domain.live));
        new MemoryStart(state).check(changed);
        domain.live = changed;
    }

    @Override
    public int snapshots(DomainId id) {
        return connection.look("domains.snapshots", () -> state.domain(id).snapshots);
    }

    @Override
    public boolean saved(DomainId id) {
        return connection.look("domains.saved", () -> state.domain(id).saved != null);
    }

    /// The agent is asked by connections that may change things alone.
    @Override
    public List<GuestAddress> addresses(DomainId id, AddressSource source) {
        return source == AddressSource.AGENT
                ? connection.change("domains.addresses", () -> told(id, source))
                : connection.look("domains.addresses", () -> told(id, source));
    }

    private List<GuestAddress> told(DomainId id, AddressSource source) {
        List<GuestAddress> known = running(id).addresses.get(source);
        if (known == null && source == AddressSource.AGENT) {
            throw new HypervisorException(Kind.FAILED, "Guest agent is not responding: agent is not connected");
        }
        return known == null ? List.of() : known;
    }

    @Override
    public int forward(DomainId id, int card, String address, int port) {
        return connection.change("domains.forward", () -> {
            MemoryDomain domain = running(id);
            List<MemoryDomainXml.Nic> cards = domain.current().nics();
            if (card >= cards.size() || !cards.get(card).type().equals("user")) {
                throw new HypervisorException(Kind.FAILED, "QEMU opens no way: no such network");
            }
            String way = "hostnet" + card + " " + address + ":" + port;
            return domain.forwards.computeIfAbsent(way, _ -> MemoryDomain.FIRST_PORT + domain.forwards.size());
        });
    }

    @Override
    public String xml(DomainId id) {
        return connection.look("domains.xml", () -> {
            MemoryDomain domain = state.domain(id);
            return (domain.live == null ? domain.current() : domain.live).xml();
        });
    }

    @Override
    public GuestConsole console(DomainId id, boolean force) {
        return connection.change("domains.console", () -> {
            MemoryDomain domain = running(id);
            if (domain.console != null && !force) {
                throw new HypervisorException(
                        Kind.FAILED, "operation failed: Active console session exists for this domain");
            }
            domain.console = new MemoryConsole();
            return domain.console;
        });
    }

    @Override
    public DomainId define(String xml) {
        return connection.change("domains.define", () -> {
            MemoryDomainXml read = MemoryDomainXml.read(xml);
            checkOffered(read);
            checkIdentity(read);
            MemoryDomain domain = state.domains.computeIfAbsent(read.uuid(), uuid -> new MemoryDomain(read));
            domain.definition = read;
            return new DomainId(read.uuid(), read.name());
        });
    }

    @Override
    public void start(DomainId id) {
        connection.act("domains.start", () -> {
            MemoryDomain domain = state.domain(id);
            if (domain.live != null) {
                throw new HypervisorException(
                        Kind.WRONG_STATE, "Requested operation is not valid: domain is already running");
            }
            MemoryDomainXml wanted = domain.saved == null ? domain.current() : domain.saved;
            // A failed start leaves the NVRAM file behind, as QEMU's driver does.
            domain.nvram |= wanted.efi() && wanted.nvram().isEmpty();
            MemoryStart start = new MemoryStart(state);
            start.openNvram(wanted);
            start.check(wanted);
            domain.taps = start.taps(wanted);
            start.openLog(wanted);
            domain.live = wanted;
            domain.saved = null;
            domain.state = PowerState.RUNNING;
        });
    }

    @Override
    public void shutdown(DomainId id) {
        connection.act("domains.shutdown", () -> {
            MemoryDomain domain = running(id);
            if (!state.deaf.contains(domain.name())) {
                off(domain);
            }
        });
    }

    @Override
    public void powerOff(DomainId id) {
        connection.act("domains.powerOff", () -> off(running(id)));
    }

    @Override
    public void suspend(DomainId id) {
        connection.act("domains.suspend", () -> running(id).state = PowerState.PAUSED);
    }

    @Override
    public void resume(DomainId id) {
        connection.act("domains.resume", () -> {
            MemoryDomain domain = running(id);
            if (domain.state == PowerState.RUNNING) {
                throw new HypervisorException(
                        Kind.FAILED, "Requested operation is not valid: domain is already running");
            }
            domain.state = PowerState.RUNNING;
        });
    }

    @Override
    public void undefine(DomainId id) {
        connection.act("domains.undefine", () -> {
            MemoryDomain domain = state.domain(id);
            domain.current().nvram().ifPresent(state::unlink);
            remove(domain);
        });
    }

    @Override
    public void forget(DomainId id) {
        connection.act("domains.forget", () -> remove(state.domain(id)));
    }

    private void remove(MemoryDomain domain) {
        if (domain.definition == null) {
            throw new HypervisorException(Kind.WRONG_STATE, "cannot undefine transient domain");
        }
        domain.nvram = false;
        domain.autostart = false;
        domain.saved = null;
        if (domain.live == null) {
            state.domains.remove(domain.uuid);
            return;
        }
        domain.definition = null;
    }

    private MemoryDomain running(DomainId id) {
        MemoryDomain domain = state.domain(id);
        if (domain.live == null) {
            throw new HypervisorException(Kind.WRONG_STATE, "Requested operation is not valid: domain is not running");
        }
        return domain;
    }

    private void off(MemoryDomain domain) {
        domain.live = null;
        domain.forwards.clear();
        domain.taps = new ArrayList<>();
        domain.state = PowerState.SHUT_OFF;
        if (domain.definition == null) {
            state.domains.remove(domain.uuid);
        }
    }

    private void checkOffered(MemoryDomainXml read) {
        boolean offered = state.guests.keySet().stream()
                .map(VirtType::name)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(read.type()));
        if (!offered) {
            throw MemoryXml.invalid("could not find capabilities for domaintype=" + read.type());
        }
    }

    private void checkIdentity(MemoryDomainXml read) {
        state.domainNamed(read.name())
                .filter(other -> !other.uuid.equals(read.uuid()))
                .ifPresent(other -> {
                    throw new HypervisorException(
                            Kind.ALREADY_EXISTS,
                            "operation failed: domain '" + read.name() + "' already exists with uuid " + other.uuid);
                });
        @Nullable MemoryDomain same = state.domains.get(read.uuid());
        if (same != null && !same.name().equals(read.name())) {
            throw new HypervisorException(
                    Kind.FAILED,
                    "operation failed: domain '" + same.name() + "' is already defined with uuid " + same.uuid);
        }
    }
}
