package xyz.cofront.foundry.vm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Sleeper;

/// What the use cases take from the world beside the hypervisor, handed in so that tests can hand in their own.
///
/// @param uuids random for each machine: libvirt silently redefines a name whose UUID is the same
/// @param owner this process, as others can recognise it
/// @param alive whether that process still runs, on this boot of this host
/// @param sleeper waits between two looks
/// @param interruption asked between steps and looks
/// @param locks keep other processes from changing the same machine
public record Environment(
        Clock clock,
        Supplier<UUID> uuids,
        Owner owner,
        Predicate<Owner> alive,
        Sleeper sleeper,
        Interruption interruption,
        Locks locks) {

    /// The same, ended by something else too.
    public Environment endedBy(Interruption other) {
        return new Environment(clock, uuids, owner, alive, sleeper, interruption.or(other), locks);
    }

    /// Waits; ends early if the work is to end.
    void pause(Duration duration) {
        interruption.checkWaiting();
        sleeper.sleep(duration);
        interruption.checkWaiting();
    }

    /// The time as it is recorded: in whole seconds, as Kubernetes' timestamps are.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
