package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.metadata.WorkPhase;

/// Looks for addresses in use again once a machine is defined: where two creates met, one of them gives way.
///
/// Each create defines its machine before it looks, so of any two the later one sees the earlier. Of two that are
/// being
/// made the one with the higher UUID gives way at once. The lower one cannot know whether the other has seen it,
/// so it
/// waits until the other is gone, or is complete and so was first; then it gives way itself.
final class AddressGuard {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Domains domains;
    private final Environment environment;

    AddressGuard(Domains domains, Environment environment) {
        this.domains = domains;
        this.environment = environment;
    }

    /// Returns when the machine has its addresses for itself.
    ///
    /// @throws ValidationException if it must give way
    void settle(CreatePlan plan) {
        Instant deadline = environment.clock().instant().plus(PATIENCE);
        Set<UUID> abandoned = new HashSet<>();
        while (true) {
            List<Neighbour> rivals = rivals(plan);
            if (rivals.isEmpty()) {
                return;
            }
            boolean late = environment.clock().instant().isAfter(deadline);
            Optional<Neighbour> winner = rivals.stream()
                    .filter(rival -> late || !givesWay(rival, plan, abandoned))
                    .findFirst();
            if (winner.isPresent()) {
                throw yielded(plan, winner.get());
            }
            environment.pause(LOOK_AGAIN);
        }
    }

    private List<Neighbour> rivals(CreatePlan plan) {
        return Neighbour.others(domains, plan.uuid()).stream()
                .filter(neighbour -> plan.cards().stream().anyMatch(neighbour::clashesWith))
                .toList();
    }

    private boolean givesWay(Neighbour rival, CreatePlan plan, Set<UUID> abandoned) {
        return rival.ownership() instanceof Ownership.Owned(VmMetadata metadata)
                && metadata.phase() == WorkPhase.CREATING
                && rival.uuid().toString().compareTo(plan.uuid().toString()) > 0
                && (inWork(metadata) || abandoned.add(rival.uuid()));
    }

    /// A process that has just given way ends, and may have done so between the look at its machine and this one at it;
    /// only a machine that is still there at the next look was left by a process that died.
    private boolean inWork(VmMetadata metadata) {
        Work work = metadata.work();
        return work != null && environment.alive().test(work.owner());
    }

    private static ValidationException yielded(CreatePlan plan, Neighbour winner) {
        List<String> clashes = plan.cards().stream()
                .flatMap(card -> NetworkChecks.clash(card, List.of(winner)).stream())
                .map(violation -> violation.path() + ": " + violation.message())
                .toList();
        return new ValidationException(
                "VM '" + plan.name() + "' gives way to '" + winner.name() + "', which was created at the same time",
                clashes,
                null);
    }
}
