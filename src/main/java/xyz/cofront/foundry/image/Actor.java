package xyz.cofront.foundry.image;

import java.util.function.Predicate;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Sleeper;

/// This process, among others that work on the same images.
///
/// @param work what it does, as markers name it
/// @param program its name and version
/// @param alive whether the process that another marker names still runs, on this boot of this host
/// @param sleeper waits between two looks
/// @param interruption asked where the work can stop and be undone
public record Actor(Work work, String program, Predicate<Owner> alive, Sleeper sleeper, Interruption interruption) {
    /// Whether the work is cut off for sure: an owner that cannot be seen may live on another host that has
    /// the pool.
    boolean abandoned(Pool pool, Work other) {
        return !pool.shared() && !alive.test(other.owner());
    }
}
