package xyz.cofront.foundry.change;

import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.metadata.VmMetadata;

/// All that is to change of a machine.
///
/// @param read the record the plan was made from
/// @param wanted what is applied
public record ChangePlan(DomainId id, VmMetadata read, Wanted wanted, Machine machine, List<FieldChange> changes) {
    public ChangePlan {
        changes = List.copyOf(changes);
    }

    public String name() {
        return id.name();
    }

    /// The changes of this class.
    public List<FieldChange> of(ChangeClass kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /// Whether there is something to apply; what waits for a restart was applied.
    public boolean toDo() {
        return changes.stream().anyMatch(change -> change.origin() != Origin.WAITING);
    }

    /// What is done to the machine, each once.
    public Stream<Effect> effects() {
        return changes.stream().map(FieldChange::effect).distinct();
    }

    /// Whether the machine becomes another one; labels, annotations and the autostart are kept beside it.
    public boolean altersMachine() {
        return changes.stream()
                .anyMatch(change -> change.kind() == ChangeClass.RECREATE
                        || !(change.effect() instanceof Effect.Recorded
                                || change.effect() instanceof Effect.Autostart));
    }

    /// Whether two looks found the same to do.
    public boolean same(ChangePlan other) {
        return id.equals(other.id) && read.equals(other.read) && changes.equals(other.changes);
    }
}
