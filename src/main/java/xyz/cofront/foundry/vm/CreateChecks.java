package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
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

    /// @throws ValidationException with every problem of every document
    List<Checked> check(List<VirtualMachine> machines) {
        HostSurvey survey = HostSurvey.take(hypervisor);
        List<String> problems = new ArrayList<>(amongEachOther(machines));
        List<Checked> checked = new ArrayList<>();
        for (VirtualMachine machine : machines) {
            List<Violation> violations = new ArrayList<>();
            check(machine, survey, violations).ifPresent(checked::add);
            violations.forEach(
                    violation -> problems.add(machine.name() + ": " + violation.path() + ": " + violation.message()));
        }
        if (!problems.isEmpty()) {
            throw new ValidationException(headline(machines), problems, null);
        }
        return checked;
    }

    private static String headline(List<VirtualMachine> machines) {
        return machines.size() == 1
                ? "VM '" + machines.getFirst().name() + "' cannot be created on this host"
                : "these " + machines.size() + " VMs cannot be created on this host; nothing was created";
    }

    private Optional<Checked> check(VirtualMachine machine, HostSurvey survey, List<Violation> violations) {
        Optional<Violation> taken = nameTaken(machine, survey);
        taken.ifPresent(violations::add);
        VirtType decided = survey.resolve(defaults.virtType(machine));
        violations.addAll(new ComputeChecks(survey).check(machine.spec(), decided));
        violations.addAll(new NetworkChecks(survey).check(Card.of(machine)));
        StorageChecks storage = new StorageChecks(hypervisor, pools, defaults.imagePool(), survey, progress);
        return storage.check(machine, decided, taken.isEmpty(), violations).map(facts -> new Checked(machine, facts));
    }

    private static Optional<Violation> nameTaken(VirtualMachine machine, HostSurvey survey) {
        return survey.neighbours().stream()
                .filter(neighbour -> neighbour.name().equals(machine.name()))
                .map(neighbour -> new Violation("metadata.name", "a VM of this name exists already"))
                .findFirst();
    }

    /// Names, MACs and taps that two documents of one command share.
    private static List<String> amongEachOther(List<VirtualMachine> machines) {
        Set<String> taken = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (VirtualMachine machine : machines) {
            if (!taken.add("name " + machine.name())) {
                problems.add(machine.name() + ": metadata.name: another document has the same name");
            }
            for (Card card : Card.of(machine)) {
                if (claims(card).filter(claim -> !taken.add(claim)).count() > 0) {
                    problems.add(machine.name() + ": " + card.path() + ": " + card.described()
                            + " is used twice among these documents");
                }
            }
        }
        return problems;
    }

    private static Stream<String> claims(Card card) {
        return Stream.concat(Stream.of("mac " + card.mac()), card.tap().stream().map(tap -> "tap " + tap));
    }
}
