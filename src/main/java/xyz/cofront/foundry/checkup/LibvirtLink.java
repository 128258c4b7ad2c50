package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.libvirtxml.DomainReader;

/// The connection to libvirt, as far as there is one. Once lost it is not asked again: each further question would wait
/// as long as the first.
public final class LibvirtLink {
    private final @Nullable Hypervisor hypervisor;
    private @Nullable HypervisorException failure;
    private @Nullable List<KnownMachine> machines;

    private LibvirtLink(@Nullable Hypervisor hypervisor, @Nullable HypervisorException failure) {
        this.hypervisor = hypervisor;
        this.failure = failure;
    }

    public static LibvirtLink to(Hypervisor hypervisor) {
        return new LibvirtLink(hypervisor, null);
    }

    /// @param failure why it could not be opened
    public static LibvirtLink broken(HypervisorException failure) {
        return new LibvirtLink(null, failure);
    }

    /// Why there is no connection, or none any more; empty if there is one.
    public Optional<HypervisorException> failure() {
        return Optional.ofNullable(failure);
    }

    boolean open() {
        return failure == null;
    }

    /// @throws HypervisorException if libvirt does not answer, or did not before
    <T> T ask(Function<Hypervisor, T> question) {
        if (hypervisor == null || failure != null) {
            throw failure == null ? new HypervisorException(Kind.CONNECTION, "there is no connection") : failure;
        }
        try {
            return question.apply(hypervisor);
        } catch (HypervisorException failed) {
            noteLoss(failed);
            throw failed;
        }
    }

    /// Looks at a failure that came from elsewhere on the same connection.
    void noteLoss(HypervisorException failed) {
        if (failed.kind() == Kind.CONNECTION || failed.kind() == Kind.TIMEOUT) {
            failure = failed;
        }
    }

    /// Every machine with its definition, read once.
    List<KnownMachine> machines() {
        if (machines == null) {
            machines = ask(connected -> connected.domains().list(true).stream()
                    .flatMap(domain -> read(connected, domain))
                    .toList());
        }
        return machines;
    }

    /// One that has gone meanwhile is left out.
    private static Stream<KnownMachine> read(Hypervisor hypervisor, DomainSummary domain) {
        try {
            return Stream.of(new KnownMachine(
                    domain, DomainReader.read(hypervisor.domains().definition(domain.id()))));
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return Stream.of();
            }
            throw gone;
        }
    }
}
