package xyz.cofront.foundry.vm;

import java.util.Optional;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.metadata.WorkPhase;

/// A machine of Foundry's that is being made or removed, or was when that was cut off.
///
/// @param phase not `COMPLETE`
/// @param work as it is recorded
/// @param inWork whether the process that does it lives
/// @param whole whether all that a create makes is there
public record UnfinishedVm(DomainId id, WorkPhase phase, Optional<Work> work, boolean inWork, boolean whole) {}
