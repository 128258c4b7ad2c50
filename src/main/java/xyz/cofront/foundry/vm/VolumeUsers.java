package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.FreshPools;
import xyz.cofront.foundry.storage.Inventory;
import xyz.cofront.foundry.workflow.Progress;

/// Who besides one machine uses a volume. libvirt does not ask that question before it deletes.
///
/// @param inventory of the whole host
/// @param machine that one
record VolumeUsers(Inventory inventory, DomainId machine) {

    /// Has every pool looked through anew before.
    static VolumeUsers of(Hypervisor hypervisor, Progress progress, DomainId machine) {
        new FreshPools(hypervisor, progress).refresh();
        return new VolumeUsers(Inventory.take(hypervisor), machine);
    }

    /// @param overlooked volumes that go together with it, whose claims therefore do not count
    /// @return who uses it, as the end of a sentence; empty if nobody does
    Optional<String> of(Volume volume, List<VolumeId> overlooked) {
        return inventory
                .otherThan(machine.uuid(), volume)
                .map(other -> "VM '" + other + "' uses it")
                .or(() -> overlayOn(volume, overlooked));
    }

    private Optional<String> overlayOn(Volume volume, List<VolumeId> overlooked) {
        return inventory.overlays(volume).stream()
                .map(Volume::id)
                .filter(other -> !overlooked.contains(other))
                .map(other -> "volume '" + other + "' lies on top of it")
                .findFirst();
    }
}
