package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DiskFiles;

/// Who besides one machine uses a volume. libvirt does not ask that question before it deletes.
///
/// @param neighbours every other domain
/// @param volumes every volume of every active pool
/// @param disks the files that disks stand on
record VolumeUsers(List<Neighbour> neighbours, List<Volume> volumes, DiskFiles disks) {

    static VolumeUsers of(Hypervisor hypervisor, DomainId machine) {
        List<Volume> volumes = hypervisor.pools().list().stream()
                .filter(Pool::active)
                .flatMap(pool -> hypervisor.volumes().list(pool.name()).stream())
                .toList();
        return new VolumeUsers(
                Neighbour.others(hypervisor.domains(), machine.uuid()), volumes, new DiskFiles(hypervisor.files()));
    }

    /// @param overlooked volumes that go together with it, whose claims therefore do not count
    /// @return who uses it, as the end of a sentence; empty if nobody does
    Optional<String> of(Volume volume, List<VolumeId> overlooked) {
        return domainUsing(volume).or(() -> overlayOn(volume, overlooked));
    }

    private Optional<String> domainUsing(Volume volume) {
        return neighbours.stream()
                .filter(neighbour ->
                        neighbour.uses(volume) || disks.reach(neighbour.facts().diskPaths(), volume))
                .map(neighbour -> "VM '" + neighbour.name() + "' uses it")
                .findFirst();
    }

    private Optional<String> overlayOn(Volume volume, List<VolumeId> overlooked) {
        return volumes.stream()
                .filter(other ->
                        other.backingPath().filter(volume.path()::equals).isPresent())
                .filter(other -> !overlooked.contains(other.id()))
                .map(other -> "volume '" + other.id() + "' lies on top of it")
                .findFirst();
    }
}
