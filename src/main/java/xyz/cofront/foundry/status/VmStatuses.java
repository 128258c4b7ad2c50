package xyz.cofront.foundry.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.metadata.VmMetadata;

/// What is said of a machine, from what libvirt says of its domain and what Foundry recorded.
public final class VmStatuses {
    /// The condition that every machine has: whether it can do work.
    public static final String READY = "Ready";

    private VmStatuses() {}

    /// @param recorded Foundry's own record; empty for a foreign machine
    /// @param now when the state was observed
    public static VmStatus of(PowerState state, Optional<VmMetadata> recorded, Instant now) {
        Phase phase = phase(state, recorded);
        List<Condition> before = recorded.map(VmMetadata::conditions).orElse(List.of());
        Long generation = recorded.map(VmMetadata::generation).orElse(null);
        return new VmStatus(phase, List.of(ready(phase, state, before, now)), generation);
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

    private static Condition ready(Phase phase, PowerState state, List<Condition> before, Instant now) {
        boolean running = phase == Phase.RUNNING && state == PowerState.RUNNING;
        ConditionStatus status = running ? ConditionStatus.TRUE : ConditionStatus.FALSE;
        return new Condition(READY, status, since(before, status, now), reason(phase, state), message(phase, state));
    }

    /// The recorded time while the recorded status still holds; else the change was first seen now.
    private static Instant since(List<Condition> before, ConditionStatus status, Instant now) {
        return before.stream()
                .filter(condition -> condition.type().equals(READY) && condition.status() == status)
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElse(now);
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
