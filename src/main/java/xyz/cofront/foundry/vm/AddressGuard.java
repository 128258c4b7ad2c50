package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.metadata.Ownership;
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
        while (true) {
            List<Neighbour> rivals = rivals(plan);
            if (rivals.isEmpty()) {
                return;
            }
            boolean late = environment.clock().instant().isAfter(deadline);
            Optional<Neighbour> winner = rivals.stream()
                    .filter(rival -> late || !givesWay(rival, plan))
                    .findFirst();
            if (winner.isPresent()) {
                throw yielded(plan, winner.get());
            }
            environment.sleeper().sleep(LOOK_AGAIN);
        }
    }

    private List<Neighbour> rivals(CreatePlan plan) {
        return Neighbour.others(domains, plan.uuid()).stream()
                .filter(neighbour -> plan.cards().stream().anyMatch(neighbour::clashesWith))
                .toList();
    }

    private boolean givesWay(Neighbour rival, CreatePlan plan) {
        return rival.ownership() instanceof Ownership.Owned(var metadata)
                && metadata.phase() == WorkPhase.CREATING
                && metadata.work() != null
                && environment.alive().test(metadata.work().owner())
                && rival.domain().id().uuid().toString().compareTo(plan.uuid().toString()) > 0;
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
