package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.PowerState;

/// Everything about many domains in one call (libvirt's `virConnectGetAllDomainStats`).
final class DomainStats {
    /// State, balloon, virtual CPUs and interfaces (`virDomainStatsTypes`).
    private static final int WANTED = 1 | 1 << 2 | 1 << 3 | 1 << 4;

    private static final int ACTIVE = 1;
    private static final int INACTIVE = 1 << 1;
    /// Leaves out what a domain that is busy would have to be waited for.
    private static final int NOWAIT = 1 << 29;

    private static final int UUID_LENGTH = 16;

    private final NativeLibvirt library;

    DomainStats(NativeLibvirt library) {
        this.library = library;
    }

    List<DomainSummary> all(LibvirtConnection connection, boolean inactive) throws LibvirtFailure {
        int domains = inactive ? ACTIVE | INACTIVE : ACTIVE;
        return summaries((records, flags) ->
                library.virConnectGetAllDomainStats(connection.pointer(), WANTED, records, domains | flags));
    }

    /// Of one domain; empty if there is none of that name, or it has gone meanwhile.
    Optional<DomainSummary> of(LibvirtConnection connection, String name) throws LibvirtFailure {
        Pointer domain = library.virDomainLookupByName(connection.pointer(), name);
        if (domain == null) {
            return Absence.of(LibvirtFailure.last(), ErrorNumber.VIR_ERR_NO_DOMAIN);
        }
        try {
            return of(domain).stream().findFirst();
        } finally {
            library.virDomainFree(domain);
        }
    }

    private List<DomainSummary> of(Pointer domain) throws LibvirtFailure {
        Pointer[] domains = {domain, Pointer.NULL};
        return summaries((records, flags) -> library.virDomainListGetStats(domains, WANTED, records, flags));
    }

    private List<DomainSummary> summaries(Call call) throws LibvirtFailure {
        PointerByReference records = new PointerByReference();
        int count = count(call, records);
        Pointer list = records.getValue();
        if (list == null) {
            return List.of();
        }
        try {
            return Stream.of(list.getPointerArray(0, count)).map(this::summary).toList();
        } finally {
            library.virDomainStatsRecordListFree(list);
        }
    }

    /// Drivers older than the flag refuse it.
    private static int count(Call call, PointerByReference records) throws LibvirtFailure {
        int count = call.run(records, NOWAIT);
        if (count >= 0) {
            return count;
        }
        LibvirtFailure refused = LibvirtFailure.last();
        if (refused.number() != ErrorNumber.VIR_ERR_INVALID_ARG) {
            throw refused;
        }
        return LibvirtFailure.check(call.run(records, 0));
    }

    /// Reads a `virDomainStatsRecord`: the domain, its parameters, how many they are.
    private DomainSummary summary(Pointer record) {
        Pointer domain = record.getPointer(0);
        Pointer parameters = record.getPointer(Native.POINTER_SIZE);
        int count = record.getInt(2L * Native.POINTER_SIZE);
        Map<String, Object> values = TypedParameters.read(parameters, count);
        PowerState state = state(number(values, "state.state"));
        return new DomainSummary(
                identity(library, domain),
                state,
                (int) number(values, "vcpu.current"),
                number(values, "balloon.current"),
                state.active() ? taps(values) : List.of());
    }

    /// Asks the client's own side only; nothing is sent.
    static DomainId identity(NativeLibvirt library, Pointer domain) {
        byte[] bytes = new byte[UUID_LENGTH];
        library.virDomainGetUUID(domain, bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new DomainId(new UUID(buffer.getLong(), buffer.getLong()), library.virDomainGetName(domain));
    }

    private static List<String> taps(Map<String, Object> values) {
        List<String> taps = new ArrayList<>();
        IntStream.range(0, (int) number(values, "net.count"))
                .mapToObj(index -> values.get("net." + index + ".name"))
                .forEach(name -> {
                    if (name instanceof String tap) {
                        taps.add(tap);
                    }
                });
        return taps;
    }

    private static long number(Map<String, Object> values, String field) {
        return values.get(field) instanceof Long number ? number : 0;
    }

    /// libvirt's `virDomainState`.
    private static PowerState state(long state) {
        return switch ((int) state) {
            case 1, 2 -> PowerState.RUNNING;
            case 3 -> PowerState.PAUSED;
            case 4 -> PowerState.SHUTTING_DOWN;
            case 5 -> PowerState.SHUT_OFF;
            case 6 -> PowerState.CRASHED;
            case 7 -> PowerState.SUSPENDED;
            default -> PowerState.UNKNOWN;
        };
    }

    /// The call with these flags besides its own.
    @FunctionalInterface
    private interface Call {
        int run(PointerByReference records, int flags);
    }
}
