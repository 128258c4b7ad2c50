package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.Progress;

/// Everything that a create needs of the host, looked at for all documents before anything is made. Changes
/// nothing.
final class CreateChecks {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final VmDefaults defaults;
    private final Progress progress;

    CreateChecks(Hypervisor hypervisor, DefaultPools pools, VmDefaults defaults, Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.defaults = defaults;
        this.progress = progress;
    }

    /// A document that can be had, and what its plan needs to know.
    record Checked(VirtualMachine machine, HostFacts facts) {}

    /// A document with all that keeps it from being made.
    ///
    /// @param facts what its plan needs to know, or `null` where a violation leaves that open
    /// @param lacking where its pools have too little room
    record Looked(
            VirtualMachine machine, @Nullable HostFacts facts, List<Violation> violations, List<Violation> lacking) {}

    /// @throws ValidationException with every problem of every document
    /// @throws StorageException if all they lack is room
    List<Checked> check(List<VirtualMachine> machines) {
        List<Looked> looked = look(machines);
        List<String> problems = looked.stream().flatMap(CreateChecks::sentences).toList();
        if (looked.stream().anyMatch(one -> !one.violations().isEmpty())) {
            throw new ValidationException(headline(machines), problems, null);
        }
        if (!problems.isEmpty()) {
            throw new StorageException(headline(machines), problems, null);
        }
        return looked.stream()
                .map(one -> new Checked(one.machine(), Objects.requireNonNull(one.facts())))
                .toList();
    }

    /// The same without a verdict: one for each machine, in order.
    List<Looked> look(List<VirtualMachine> machines) {
        HostSurvey survey = HostSurvey.take(hypervisor);
        List<List<Violation>> amongEachOther = amongEachOther(machines);
        StorageChecks storage = new StorageChecks(hypervisor, pools, defaults.imagePool(), survey);
        List<Looked> looked = new ArrayList<>();
        for (int index = 0; index < machines.size(); index++) {
            VirtualMachine machine = machines.get(index);
            List<Violation> violations = new ArrayList<>(amongEachOther.get(index));
            List<Violation> lacking = new ArrayList<>();
            HostFacts facts =
                    look(machine, survey, storage, violations, lacking).orElse(null);
            looked.add(new Looked(machine, facts, List.copyOf(violations), List.copyOf(lacking)));
        }
        storage.warnOfRoom(progress);
        return List.copyOf(looked);
    }

    static Stream<String> sentences(Looked looked) {
        return Stream.concat(looked.violations().stream(), looked.lacking().stream())
                .map(violation -> looked.machine().name() + ": " + violation.path() + ": " + violation.message());
    }

    static String headline(List<VirtualMachine> machines) {
        return machines.size() == 1
                ? "VM '" + machines.getFirst().name() + "' cannot be created on this host"
                : "these " + machines.size() + " VMs cannot be created on this host; nothing was created";
    }

    private Optional<HostFacts> look(
            VirtualMachine machine,
            HostSurvey survey,
            StorageChecks storage,
            List<Violation> violations,
            List<Violation> lacking) {
        Optional<Violation> taken = nameTaken(machine, survey);
        taken.ifPresent(violations::add);
        VirtType decided = survey.resolve(defaults.virtType(machine));
        violations.addAll(new ComputeChecks(survey).check(machine.spec(), decided));
        violations.addAll(new NetworkChecks(survey).check(Card.of(machine)));
        return storage.check(machine, decided, taken.isEmpty(), violations, lacking);
    }

    private static Optional<Violation> nameTaken(VirtualMachine machine, HostSurvey survey) {
        return survey.neighbours().stream()
                .filter(neighbour -> neighbour.name().equals(machine.name()))
                .map(neighbour -> new Violation("metadata.name", "a VM of this name exists already"))
                .findFirst();
    }

    /// Names, MACs and taps that two documents of one command share.
    private static List<List<Violation>> amongEachOther(List<VirtualMachine> machines) {
        Set<String> taken = new HashSet<>();
        return machines.stream().map(machine -> shared(machine, taken)).toList();
    }

    private static List<Violation> shared(VirtualMachine machine, Set<String> taken) {
        List<Violation> violations = new ArrayList<>();
        if (!taken.add("name " + machine.name())) {
            violations.add(new Violation("metadata.name", "another document has the same name"));
        }
        for (Card card : Card.of(machine)) {
            if (claims(card).filter(claim -> !taken.add(claim)).count() > 0) {
                violations.add(new Violation(card.path(), card.described() + " is used twice among these documents"));
            }
        }
        return List.copyOf(violations);
    }

    private static Stream<String> claims(Card card) {
        return Stream.concat(Stream.of("mac " + card.mac()), card.tap().stream().map(tap -> "tap " + tap));
    }
}
