package xyz.cofront.foundry.vm;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.workflow.Sleeper;

/// What the use cases take from the world beside the hypervisor, handed in so that tests can hand in their own.
///
/// @param uuids random for each machine: libvirt silently redefines a name whose UUID is the same
/// @param owner this process, as others can recognise it
/// @param alive whether that process still runs, on this boot of this host
/// @param sleeper waits between two looks
public record Environment(Clock clock, Supplier<UUID> uuids, Owner owner, Predicate<Owner> alive, Sleeper sleeper) {
    /// The same with other waits.
    public Environment withSleeper(Sleeper other) {
        return new Environment(clock, uuids, owner, alive, other);
    }
}
