package xyz.cofront.foundry.hypervisor;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One domain's state. Guarded by the lock of the [MemoryState] that holds it.
final class MemoryDomain {
    /// Of the first way into user networking; any will do.
    static final int FIRST_PORT = 40022;

    final UUID uuid;
    /// None for a transient domain.
    @Nullable
    MemoryDomainXml definition;
    /// None for a domain that does not run.
    @Nullable
    MemoryDomainXml live;

    /// What its guest was saved with; none if it is not saved.
    @Nullable
    MemoryDomainXml saved;

    PowerState state = PowerState.SHUT_OFF;
    List<String> taps = List.of();
    boolean autostart;
    boolean nvram;
    int snapshots;
    /// Who sits at it, if anybody.
    @Nullable
    MemoryConsole console;

    /// The ways into user networking, with the host's port of each.
    final Map<String, Integer> forwards = new HashMap<>();

    /// What each source tells; those that are not here tell nothing.
    final Map<AddressSource, List<GuestAddress>> addresses = new EnumMap<>(AddressSource.class);

    MemoryDomain(MemoryDomainXml definition) {
        this.uuid = definition.uuid();
        this.definition = definition;
    }

    String name() {
        return current().name();
    }

    /// The persistent definition, or the live one of a domain that has no other.
    MemoryDomainXml current() {
        if (definition != null) {
            return definition;
        }
        if (live != null) {
            return live;
        }
        throw new IllegalStateException("a domain is running, defined, or gone");
    }

    DomainSummary summary() {
        MemoryDomainXml shown = live != null ? live : current();
        return new DomainSummary(new DomainId(uuid, name()), state, shown.vcpus(), shown.memoryKib(), taps);
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s %s %s autostart=%s nvram=%s taps=%s%n%s",
                uuid,
                definition == null ? "transient" : "persistent",
                state.word(),
                autostart,
                nvram,
                taps,
                current().xml());
    }
}
