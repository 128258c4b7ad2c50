package xyz.cofront.foundry.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;

/// What is said of a machine, from what libvirt says of its domain and what Foundry recorded.
public final class VmStatuses {
    /// The condition that every machine has: whether it can do work.
    public static final String READY = "Ready";

    /// The condition of a running machine that does not have all that was applied yet; absent from others.
    public static final String RESTART_REQUIRED = "RestartRequired";

    /// The condition of a machine whose guest's state lies in a file; absent from others.
    public static final String STATE_SAVED = "StateSaved";

    private VmStatuses() {}

    /// The condition of a machine whose guest's state lies in a file. Since when it does nobody recorded.
    public static Condition saved() {
        return new Condition(
                STATE_SAVED,
                ConditionStatus.TRUE,
                null,
                "GuestStateSaved",
                "the state of its guest is saved, and its next start goes on from there");
    }

    /// @param recorded Foundry's own record; empty for a foreign machine
    /// @param now when the state was observed, which is when it began if nothing is recorded yet
    public static VmStatus of(PowerState state, Optional<VmMetadata> recorded, Instant now) {
        Phase phase = phase(state, recorded);
        Long generation = recorded.map(VmMetadata::generation).orElse(null);
        return new VmStatus(
                phase,
                List.of(),
                conditions(ready(phase, state, since(recorded, phase, state, now)), state, recorded, now),
                generation,
                recorded.map(VmMetadata::image).orElse(null));
    }

    private static List<Condition> conditions(
            Condition ready, PowerState state, Optional<VmMetadata> recorded, Instant now) {
        Optional<Condition> waiting = state.active() ? recorded.flatMap(one -> waiting(one, now)) : Optional.empty();
        return Stream.concat(Stream.of(ready), waiting.stream()).toList();
    }

    /// The condition of a running machine that does not have all that was applied yet; empty if it has.
    ///
    /// @param now when it began if nothing is recorded yet
    public static Optional<Condition> waiting(VmMetadata recorded, Instant now) {
        List<String> fields = recorded.waitingFields();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Instant since = recorded.conditions().stream()
                .filter(condition -> condition.type().equals(RESTART_REQUIRED))
                .findFirst()
                .map(Condition::lastTransitionTime)
                .orElse(now);
        String message = String.join(", ", fields) + (fields.size() == 1 ? " waits" : " wait") + " for a restart";
        return Optional.of(
                new Condition(RESTART_REQUIRED, ConditionStatus.TRUE, since, "ChangesWaitForRestart", message));
    }

    private static Phase phase(PowerState state, Optional<VmMetadata> recorded) {
        return recorded.flatMap(VmStatuses::workUnderWay).orElseGet(() -> switch (state) {
            case RUNNING, PAUSED, SHUTTING_DOWN, SUSPENDED -> Phase.RUNNING;
            case SHUT_OFF -> Phase.STOPPED;
            case CRASHED -> Phase.FAILED;
            case UNKNOWN -> Phase.PENDING;
        });
    }

    private static Optional<Phase> workUnderWay(VmMetadata recorded) {
        return switch (recorded.phase()) {
            case CREATING -> Optional.of(Phase.CREATING);
            case DESTROYING -> Optional.of(Phase.DESTROYING);
            case COMPLETE -> Optional.empty();
        };
    }

    private static Condition ready(Phase phase, PowerState state, Optional<Instant> since) {
        return new Condition(
                READY, status(phase, state), since.orElse(null), reason(phase, state), message(phase, state));
    }

    private static ConditionStatus status(Phase phase, PowerState state) {
        boolean running = phase == Phase.RUNNING && state == PowerState.RUNNING;
        return running ? ConditionStatus.TRUE : ConditionStatus.FALSE;
    }

    /// When the status changed, as far as it was recorded: libvirt does not tell since when a domain is as it is, and a
    /// time that is another at each look would be wrong.
    private static Optional<Instant> since(Optional<VmMetadata> recorded, Phase phase, PowerState state, Instant now) {
        return recorded.flatMap(metadata -> since(metadata, status(phase, state), now));
    }

    private static Optional<Instant> since(VmMetadata recorded, ConditionStatus status, Instant now) {
        Work work = recorded.work();
        if (work != null) {
            return Optional.of(work.started());
        }
        Optional<Condition> before = recorded.conditions().stream()
                .filter(condition -> condition.type().equals(READY))
                .findFirst();
        return before.isEmpty()
                ? Optional.of(now)
                : before.filter(condition -> condition.status() == status)
                        .flatMap(condition -> Optional.ofNullable(condition.lastTransitionTime()));
    }

    private static String reason(Phase phase, PowerState state) {
        return switch (phase) {
            case PENDING -> "VMStateUnknown";
            case CREATING -> "VMCreating";
            case DESTROYING -> "VMDestroying";
            case FAILED -> "VMCrashed";
            case STOPPED -> "VMStopped";
            case RUNNING -> runningReason(state);
        };
    }

    private static String runningReason(PowerState state) {
        return switch (state) {
            case PAUSED -> "VMPaused";
            case SUSPENDED -> "VMSuspended";
            case SHUTTING_DOWN -> "VMShuttingDown";
            case RUNNING, SHUT_OFF, CRASHED, UNKNOWN -> "VMRunning";
        };
    }

    private static String message(Phase phase, PowerState state) {
        return switch (phase) {
            case CREATING ->
                "VM is being created, or its creation was cut off: 'foundry destroy' removes what is there";
            case DESTROYING ->
                "VM is being destroyed, or its destruction was cut off: run 'foundry destroy' again to finish it";
            case PENDING, RUNNING, STOPPED, FAILED ->
                state == PowerState.RUNNING ? "VM is running successfully" : "VM is " + state.word();
        };
    }
}
