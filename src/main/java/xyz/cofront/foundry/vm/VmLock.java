package xyz.cofront.foundry.vm;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.workflow.Progress;

/// The right to change one machine: whoever changes one holds it from reading its record to writing it.
record VmLock(Environment environment, Progress progress) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /// Does the work while nobody else changes the machine. Waits for others, for a while.
    ///
    /// @throws VmException if somebody else holds it for too long
    <T> T holding(DomainId machine, Supplier<T> work) {
        Closeable held = take(machine);
        try {
            return work.get();
        } finally {
            release(held);
        }
    }

    /// To be given to [#release].
    ///
    /// @throws VmException if somebody else holds it for too long
    Closeable take(DomainId machine) {
        Instant begun = environment.clock().instant();
        Optional<Closeable> held = attempt(machine);
        if (held.isEmpty()) {
            progress.note("waiting for " + holder(machine) + " to be done with VM '" + machine.name() + "'");
        }
        while (held.isEmpty()) {
            if (waited(begun).compareTo(PATIENCE) >= 0) {
                throw taken(machine);
            }
            environment.pause(LOOK_AGAIN);
            held = attempt(machine);
        }
        return held.get();
    }

    static void release(Closeable held) {
        try {
            held.close();
        } catch (IOException failure) {
            // The kernel gives up the lock with the file, whatever else it had to say.
        }
    }

    private Optional<Closeable> attempt(DomainId machine) {
        try {
            return environment.locks().tryTake(machine.uuid());
        } catch (IOException failure) {
            throw new VmException("cannot lock VM '" + machine.name() + "': " + failure.getMessage(), failure);
        }
    }

    private Duration waited(Instant begun) {
        return Duration.between(begun, environment.clock().instant());
    }

    private VmException taken(DomainId machine) {
        return new VmException(
                "VM '" + machine.name() + "' is in other hands: " + holder(machine)
                        + " has been at work on it for more than " + PATIENCE.toSeconds() + " s",
                List.of("wait for that process, or end it, and run this again"),
                null);
    }

    private String holder(DomainId machine) {
        return environment
                .locks()
                .holder(machine.uuid())
                .map(holder -> "process " + holder.pid() + " (running for "
                        + Math.max(0, waited(holder.since()).toSeconds()) + " s)")
                .orElse("another process");
    }
}
