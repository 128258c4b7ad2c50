package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.workflow.Progress;

/// Starts, stops, restarts, suspends and resumes machines, Foundry's and others. What is so already is left alone.
public final class PowerVm {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Stopping stopping;
    private final VmLock lock;

    public PowerVm(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.stopping = new Stopping(hypervisor, environment, progress);
        this.lock = new VmLock(environment, progress);
    }

    /// Does it to each machine. All guests that are to stop are asked before the first of them is waited for.
    ///
    /// @return one outcome for each name, in order
    public List<Outcome> run(PowerRequest request, List<String> names) {
        List<Supplier<Outcome>> begun =
                names.stream().map(name -> begun(request, name)).toList();
        return begun.stream().map(Supplier::get).toList();
    }

    /// Does what takes no time, and hands back the rest.
    private Supplier<Outcome> begun(PowerRequest request, String name) {
        try {
            DomainSummary domain = found(name);
            Supplier<Boolean> rest = switch (request.action()) {
                case START -> () -> start(domain);
                case STOP -> stopping(domain, request);
                case RESTART -> restarting(domain, request);
                case SUSPEND -> () -> suspend(domain);
                case RESUME -> () -> resume(domain);
            };
            return () -> outcome(request, name, rest);
        } catch (FoundryException failure) {
            return () -> new Outcome.Failed(name, failure);
        } catch (HypervisorException failure) {
            return () -> failed(request, name, failure);
        }
    }

    private static Outcome outcome(PowerRequest request, String name, Supplier<Boolean> rest) {
        try {
            return new Outcome.Done(name, rest.get());
        } catch (FoundryException failure) {
            return new Outcome.Failed(name, failure);
        } catch (HypervisorException failure) {
            return failed(request, name, failure);
        }
    }

    private static Outcome failed(PowerRequest request, String name, HypervisorException failure) {
        String what = "could not " + request.action().word() + " VM '" + name + "'";
        return new Outcome.Failed(name, failure.explained(what, VmException::new));
    }

    private DomainSummary found(String name) {
        Neighbour neighbour = hypervisor
                .domains()
                .find(name)
                .flatMap(domain -> Neighbour.read(hypervisor.domains(), domain))
                .orElseThrow(() -> MissingVm.named(name, hypervisor.domains().list(true)));
        if (neighbour.ownership() instanceof Ownership.Owned(VmMetadata metadata)) {
            LivingWork.refuse(metadata, environment);
        }
        return neighbour.domain();
    }

    private boolean start(DomainSummary domain) {
        return switch (domain.state()) {
            case RUNNING -> false;
            case SHUT_OFF, CRASHED, UNKNOWN -> lock.holding(domain.id(), () -> started(domain.id()));
            case PAUSED, SUSPENDED -> throw suspended(domain);
            case SHUTTING_DOWN ->
                throw new VmException("VM '" + domain.name() + "' is just shutting down; start it when it is off");
        };
    }

    /// Under the machine's lock: one that is just being removed or changed is not started.
    private boolean started(DomainId id) {
        hypervisor.domains().start(id);
        PowerState state =
                hypervisor.domains().find(id.name()).map(DomainSummary::state).orElse(PowerState.SHUT_OFF);
        if (!state.active()) {
            throw new VmException(
                    "VM '" + id.name() + "' was started and stopped at once: it is " + state.word(),
                    List.of("'foundry logs " + ShellWord.of(id.name()) + "' shows what it said"),
                    null);
        }
        return true;
    }

    private Supplier<Boolean> stopping(DomainSummary domain, PowerRequest request) {
        Runnable rest = stopping.begun(domain, request);
        return () -> {
            rest.run();
            return domain.state().active();
        };
    }

    private Supplier<Boolean> restarting(DomainSummary domain, PowerRequest request) {
        Runnable rest = stopping.begun(domain, request);
        return () -> {
            rest.run();
            return lock.holding(domain.id(), () -> started(domain.id()));
        };
    }

    private boolean suspend(DomainSummary domain) {
        return switch (domain.state()) {
            case PAUSED, SUSPENDED -> false;
            case RUNNING, SHUTTING_DOWN, UNKNOWN -> {
                hypervisor.domains().suspend(domain.id());
                yield true;
            }
            case SHUT_OFF, CRASHED -> throw notRunning(domain);
        };
    }

    private boolean resume(DomainSummary domain) {
        return switch (domain.state()) {
            case RUNNING, SHUTTING_DOWN -> false;
            case PAUSED, SUSPENDED, UNKNOWN -> {
                hypervisor.domains().resume(domain.id());
                yield true;
            }
            case SHUT_OFF, CRASHED -> throw notRunning(domain);
        };
    }

    private static VmException notRunning(DomainSummary domain) {
        return new VmException(
                "VM '" + domain.name() + "' does not run: it is "
                        + domain.state().word(),
                List.of("start it: foundry start " + ShellWord.of(domain.name())),
                null);
    }

    private static VmException suspended(DomainSummary domain) {
        return new VmException(
                "VM '" + domain.name() + "' is " + domain.state().word() + " and cannot be started",
                List.of("let it go on: foundry resume " + ShellWord.of(domain.name())),
                null);
    }
}
