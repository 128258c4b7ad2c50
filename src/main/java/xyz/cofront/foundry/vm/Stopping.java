package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.workflow.Progress;

/// Brings machines to rest: by asking the guest, by cutting the power, or the one after the other.
final class Stopping {
    /// A guest that boots does not heed its power button yet: it is pressed again.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Waiting waiting;

    Stopping(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.waiting = new Waiting(environment, progress);
    }

    /// Asks the guest.
    ///
    /// @return the rest: waits and, if wanted, cuts the power
    /// @throws VmException if it cannot be asked because it is suspended, and is not forced
    Runnable begun(DomainSummary domain, PowerRequest request) {
        if (!domain.state().active()) {
            return () -> {};
        }
        boolean deaf = domain.state() == PowerState.PAUSED || domain.state() == PowerState.SUSPENDED;
        if (deaf && !request.force()) {
            throw deaf(domain);
        }
        Instant asked = environment.clock().instant();
        if (!deaf && !request.grace().isZero()) {
            ask(domain.id());
        }
        Instant end = deaf ? asked : asked.plus(request.grace());
        return () -> awaitAndForce(domain.id(), request, end);
    }

    private void awaitAndForce(DomainId id, PowerRequest request, Instant end) {
        if (!(awaitOff(id, end) instanceof Look.NotYet(String seen))) {
            return;
        }
        if (!request.force()) {
            throw stillThere(id, request, seen);
        }
        unlessOffAlready(() -> hypervisor.domains().powerOff(id));
    }

    /// In slices, each with its own press of the button.
    private Look awaitOff(DomainId id, Instant end) {
        String what = "VM '" + id.name() + "' to shut down";
        Look last = look(id);
        while (last instanceof Look.NotYet && left(end).isPositive()) {
            Duration slice = left(end).compareTo(ASK_AGAIN) < 0 ? left(end) : ASK_AGAIN;
            last = waiting.until(what, slice, () -> look(id));
            if (last instanceof Look.NotYet && left(end).isPositive()) {
                ask(id);
            }
        }
        return last;
    }

    private Duration left(Instant end) {
        return Duration.between(environment.clock().instant(), end);
    }

    private Look look(DomainId id) {
        Optional<PowerState> active = hypervisor
                .domains()
                .find(id.name())
                .filter(domain -> domain.id().equals(id))
                .map(DomainSummary::state)
                .filter(PowerState::active);
        return active.isPresent() ? new Look.NotYet(active.get().word()) : new Look.Reached("off");
    }

    private void ask(DomainId id) {
        unlessOffAlready(() -> hypervisor.domains().shutdown(id));
    }

    private static void unlessOffAlready(Runnable call) {
        try {
            call.run();
        } catch (HypervisorException failure) {
            if (failure.kind() != HypervisorException.Kind.WRONG_STATE) {
                throw failure;
            }
        }
    }

    private static WaitTimeoutException stillThere(DomainId id, PowerRequest request, String seen) {
        return new WaitTimeoutException(
                "VM '" + id.name() + "' did not shut down within "
                        + request.grace().toSeconds() + " s; last seen: " + seen,
                List.of("cut its power: foundry stop --force " + ShellWord.of(id.name())),
                null);
    }

    private static VmException deaf(DomainSummary domain) {
        String name = ShellWord.of(domain.name());
        return new VmException(
                "VM '" + domain.name() + "' is " + domain.state().word() + " and cannot shut down",
                List.of("let it go on first: foundry resume " + name, "or cut its power: foundry stop --force " + name),
                null);
    }
}
