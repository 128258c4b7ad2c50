package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.metadata.VolumeRecord;

/// The overlays that external snapshots put on top of a machine's own volumes.
///
/// @param machine its name
/// @param overlays topmost first
record SnapshotOverlays(String machine, List<Volume> overlays) {

    /// Looks for disks of the domain that lie, directly or over others, on a volume it lists.
    static SnapshotOverlays of(Hypervisor hypervisor, DomainFacts facts, List<VolumeRecord> listed) {
        Set<String> own = new HashSet<>();
        listed.forEach(record ->
                hypervisor.volumes().find(record.id()).map(Volume::path).ifPresent(own::add));
        List<Volume> candidates = facts.diskPaths().stream()
                .filter(path -> !own.contains(path))
                .flatMap(path -> hypervisor.volumes().findByPath(path).stream())
                .toList();
        List<Volume> overlays = new ArrayList<>();
        while (true) {
            Optional<Volume> next = candidates.stream()
                    .filter(volume -> !overlays.contains(volume))
                    .filter(volume -> volume.backingPath().filter(own::contains).isPresent())
                    .findFirst();
            if (next.isEmpty()) {
                return new SnapshotOverlays(facts.name(), overlays.reversed());
            }
            overlays.add(next.get());
            own.add(next.get().path());
        }
    }

    /// Adds them to what goes.
    ///
    /// @throws VmException if there are some and they are not to go, or another machine uses one
    void claim(boolean wanted, VolumeUsers users, List<VolumeId> delete) {
        if (overlays.isEmpty()) {
            return;
        }
        List<VolumeId> ids = overlays.stream().map(Volume::id).toList();
        if (!wanted) {
            throw new VmException(
                    "VM '" + machine + "' has snapshot overlays on top of its disks: "
                            + ids.stream().map(VolumeId::toString).collect(Collectors.joining(", ")),
                    List.of("remove them too: foundry destroy --snapshots " + ShellWord.of(machine)),
                    null);
        }
        for (Volume overlay : overlays) {
            users.of(overlay, ids).ifPresent(user -> {
                throw new VmException("snapshot overlay '" + overlay.id() + "' cannot be removed: " + user);
            });
        }
        delete.addAll(ids);
    }
}
