package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.workflow.Progress;

/// Removes machines with exactly the volumes that their own metadata lists and proves.
///
/// The order is stop, volumes, definition: the definition holds the list of volumes, so that whatever cuts the
/// work off,
/// running it again finds the rest.
public final class DestroyVm {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;
    private final DestroyPlanner planner;

    public DestroyVm(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
        this.planner = new DestroyPlanner(hypervisor, environment, progress);
    }

    /// Looks, and changes nothing.
    ///
    /// @return empty if there is no such machine and that is no failure
    /// @throws VmException if there is no such machine, it is protected or in other hands, or foreign and not
    ///     forced
    public Optional<DestroyPlan> plan(String name, DestroyOptions options) {
        try {
            return planner.plan(name, options);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    /// Carries the plan out. Can be run again after any failure. What came into use since the plan was made stays.
    ///
    /// @throws VmException if the machine cannot be stopped or undefined
    /// @throws StorageException if a volume cannot be deleted; the machine stays defined then
    public void destroy(DestroyPlan confirmed, DestroyOptions options) {
        environment.interruption().check();
        String name = confirmed.id().name();
        String remains = "the rest of VM '" + name + "' is left: foundry destroy --ignore-not-found " + name;
        environment.interruption().during(remains, () -> toldHowToGoOn(confirmed, options));
    }

    private boolean toldHowToGoOn(DestroyPlan confirmed, DestroyOptions options) {
        try {
            return new VmLock(environment, progress).holding(confirmed.id(), () -> carryOut(confirmed, options));
        } catch (ConnectionException | CancelledException cutOff) {
            String again = "remove the rest: foundry destroy --ignore-not-found "
                    + confirmed.id().name();
            throw cutOff.withDetails(List.of(again));
        }
    }

    /// Everything here can be cut off and run again.
    ///
    /// @return whether there was something to do
    private boolean carryOut(DestroyPlan confirmed, DestroyOptions options) {
        DomainId id = confirmed.id();
        Optional<DestroyPlan> current =
                plan(id.name(), options).filter(plan -> plan.id().equals(id));
        if (current.isEmpty()) {
            return false;
        }
        progress.begin("Destroying VM '" + id.name() + "'...");
        announce(id, options);
        stop(id, options.grace());
        List<VolumeId> volumes = current.get().delete().stream()
                .filter(confirmed.delete()::contains)
                .toList();
        environment.interruption().check();
        volumes.forEach(volume -> delete(id, volume));
        if (!volumes.isEmpty()) {
            progress.done("Storage removed");
        }
        undefine(id);
        progress.done("Domain undefined");
        current.get().keep().forEach(progress::note);
        return true;
    }

    /// From here on the machine shows as being destroyed, whoever looks.
    private void announce(DomainId id, DestroyOptions options) {
        explained(
                "could not mark VM '" + id.name() + "' as being destroyed",
                () -> planner.find(id.name())
                        .map(Neighbour::ownership)
                        .ifPresent(ownership -> announce(id, ownership, options)));
    }

    private void announce(DomainId id, Ownership ownership, DestroyOptions options) {
        if (ownership instanceof Ownership.Owned(VmMetadata metadata)) {
            Work work = new Work(environment.owner(), environment.now());
            new VmRecords(hypervisor.domains()).replace(id, metadata, metadata.destroying(work, options.keepData()));
        }
    }

    private void stop(DomainId id, Duration grace) {
        explained("could not stop VM '" + id.name() + "'", () -> {
            if (active(id)) {
                bringDown(id, grace);
                progress.done("VM stopped");
            }
        });
    }

    private void bringDown(DomainId id, Duration grace) {
        if (!grace.isZero()) {
            askToShutDown(id, grace);
        }
        if (active(id)) {
            tolerating(
                    HypervisorException.Kind.WRONG_STATE,
                    () -> hypervisor.domains().powerOff(id));
        }
    }

    private static void explained(String what, Runnable work) {
        try {
            work.run();
        } catch (HypervisorException failure) {
            throw failure.explained(what, VmException::new);
        }
    }

    private void askToShutDown(DomainId id, Duration grace) {
        tolerating(
                HypervisorException.Kind.WRONG_STATE, () -> hypervisor.domains().shutdown(id));
        Instant deadline = environment.clock().instant().plus(grace);
        while (active(id) && environment.clock().instant().isBefore(deadline)) {
            environment.pause(LOOK_AGAIN);
        }
    }

    private boolean active(DomainId id) {
        return hypervisor
                .domains()
                .find(id.name())
                .filter(domain -> domain.id().equals(id))
                .map(DomainSummary::state)
                .filter(state -> state.active())
                .isPresent();
    }

    private void delete(DomainId id, VolumeId volume) {
        try {
            tolerating(
                    HypervisorException.Kind.NOT_FOUND,
                    () -> hypervisor.volumes().delete(volume));
            progress.detail("deleted volume " + volume);
        } catch (HypervisorException failure) {
            throw failure.explained(
                    "could not delete volume '" + volume + "' of VM '" + id.name() + "'", StorageException::new);
        }
    }

    /// The firmware's variables go as a volume, or stay: undefining would take them from whoever has them, too.
    private void undefine(DomainId id) {
        explained(
                "could not undefine VM '" + id.name() + "'",
                () -> tolerating(
                        HypervisorException.Kind.NOT_FOUND,
                        () -> hypervisor.domains().forget(id)));
    }

    /// Does it; finding it done already is no failure.
    private static void tolerating(HypervisorException.Kind done, Runnable call) {
        try {
            call.run();
        } catch (HypervisorException failure) {
            if (failure.kind() != done) {
                throw failure;
            }
        }
    }
}
