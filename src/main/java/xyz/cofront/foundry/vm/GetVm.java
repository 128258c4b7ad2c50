package xyz.cofront.foundry.vm;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.status.VmStatuses;

/// Tells all that is known of one machine, for a few calls; of each of many for two.
public final class GetVm {
    private final Hypervisor hypervisor;
    private final Clock clock;

    public GetVm(Hypervisor hypervisor, Clock clock) {
        this.hypervisor = hypervisor;
        this.clock = clock;
    }

    /// @param name exactly as libvirt has it
    /// @throws VmException if there is no such machine, with "did you mean"
    public VmDetail get(String name) {
        return get(name, this::addressed);
    }

    /// The same of a machine that was just made: nobody knows an address yet, and nobody is asked for one.
    public VmDetail made(String name) {
        return get(name, this::detail);
    }

    private VmDetail get(String name, Function<DomainSummary, Optional<VmDetail>> look) {
        try {
            return hypervisor
                    .domains()
                    .find(name)
                    .flatMap(look)
                    .orElseThrow(
                            () -> MissingVm.named(name, hypervisor.domains().list(true)));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    /// The hypervisor's own words about a machine.
    ///
    /// @param inactive whether the definition is wanted where the machine runs, too
    /// @throws VmException if there is no such machine
    public String xml(String name, boolean inactive) {
        try {
            DomainSummary domain = hypervisor
                    .domains()
                    .find(name)
                    .orElseThrow(
                            () -> MissingVm.named(name, hypervisor.domains().list(true)));
            return inactive
                    ? hypervisor.domains().definition(domain.id())
                    : hypervisor.domains().xml(domain.id());
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    private Optional<VmDetail> addressed(DomainSummary domain) {
        return Neighbour.read(hypervisor.domains(), domain)
                .flatMap(read ->
                        detail(read).map(detail -> detail.withAddresses(new GuestAddresses(hypervisor).of(read))))
                .map(this::observed);
    }

    /// With the condition of a machine whose guest's state is saved.
    private VmDetail observed(VmDetail detail) {
        boolean saved = !detail.row().state().active()
                && hypervisor.domains().saved(detail.row().id());
        return saved ? detail.with(VmStatuses.saved()) : detail;
    }

    /// Details of every machine, or of those that run; one that vanishes meanwhile is left out.
    public List<VmDetail> all(boolean inactive) {
        return hypervisor.domains().list(true).stream()
                .filter(domain -> inactive || domain.state().active())
                .flatMap(domain -> detail(domain).stream())
                .toList();
    }

    private Optional<VmDetail> detail(DomainSummary domain) {
        return Neighbour.read(hypervisor.domains(), domain).flatMap(this::detail);
    }

    private Optional<VmDetail> detail(Neighbour read) {
        DomainSummary domain = read.domain();
        try {
            boolean autostart = hypervisor.domains().autostart(domain.id());
            return Optional.of(
                    switch (read.ownership()) {
                        case Ownership.Owned(VmMetadata metadata) ->
                            new VmDetail(
                                    ListVms.row(domain),
                                    document(domain, RestartNeed.current(hypervisor.domains(), domain.id(), metadata)),
                                    autostart,
                                    false,
                                    boot(read, metadata),
                                    List.of());
                        case Ownership.Foreign(Optional<String> reason) ->
                            new VmDetail(
                                    ListVms.row(domain),
                                    document(domain),
                                    autostart,
                                    true,
                                    "",
                                    reason.stream().toList());
                    });
        } catch (HypervisorException gone) {
            if (gone.kind() == HypervisorException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    /// Of boot disks of several generations the one that the machine has.
    private static String boot(Neighbour read, VmMetadata metadata) {
        return metadata.volumes().stream()
                .filter(volume -> volume.role() == VolumeRole.BOOT)
                .map(VolumeRecord::name)
                .filter(name -> read.facts().diskPaths().stream().anyMatch(path -> path.endsWith("/" + name)))
                .findFirst()
                .orElse(Names.boot(read.name()));
    }

    private VirtualMachine document(DomainSummary domain, VmMetadata metadata) {
        VirtualMachine asked = metadata.document();
        VmStatus status = VmStatuses.of(
                domain.state(), Optional.of(metadata), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        ObjectMeta observed =
                asked.metadata().observed(domain.id().uuid().toString(), metadata.generation(), metadata.created());
        return asked.withMetadata(observed).withStatus(status);
    }

    private VirtualMachine document(DomainSummary domain) {
        ObjectMeta meta = new ObjectMeta(
                domain.name(), Map.of(), Map.of(), domain.id().uuid().toString(), null, null);
        VmSpec spec = VmSpec.sized(domain.vcpus(), (int) Math.ceilDiv(domain.memoryKib(), 1L << 20));
        VmStatus status =
                VmStatuses.of(domain.state(), Optional.empty(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new VirtualMachine(VirtualMachine.API_VERSION, VirtualMachine.KIND, meta, spec, status);
    }
}
