package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.workflow.Progress;

/// Boot disks, seeds and firmware variables of earlier generations, which a machine no longer has: of an apply that is
/// done, or one that was cut off. Data disks are never among them.
record StaleVolumes(Hypervisor hypervisor, Environment environment, Progress progress) {
    private static final DestroyOptions AS_A_DESTROY = new DestroyOptions(false, false, false, false, Duration.ZERO);

    /// The same once all is done and recorded: what fails now fails nothing, and is left to the next apply or to
    /// destroy.
    ///
    /// @return whether something was deleted
    boolean tidy(DomainId id, VmMetadata recorded) {
        try {
            VmMetadata tidy = removed(id, recorded);
            if (!tidy.equals(recorded)) {
                new VmRecords(hypervisor.domains()).rewrite(id, recorded, tidy);
            }
            return !tidy.equals(recorded);
        } catch (HypervisorException | VmException failure) {
            progress.warn(
                    "volumes that VM '" + id.name() + "' does not need any more may be left: " + failure.getMessage());
            return false;
        }
    }

    /// Deletes those that a destroy would, too (design, section 5). Nobody tells which disks a saved state has:
    /// none goes while there is one. A seed that somebody took out of its drive stays until another is in.
    ///
    /// @return the record without what is gone
    VmMetadata removed(DomainId id, VmMetadata record) {
        if (hypervisor.domains().saved(id)) {
            return record;
        }
        List<String> used = used(id);
        boolean unplugged = record.document().spec().cloudInit() != null
                && record.volumes().stream().filter(StaleVolumes::seed).allMatch(seed -> unused(seed, used));
        List<VolumeRecord> left = new ArrayList<>();
        for (VolumeRecord volume : record.volumes()) {
            if (!stale(volume)
                    || (unplugged && seed(volume))
                    || !unused(volume, used)
                    || !removed(id, record, volume)) {
                left.add(volume);
            }
        }
        return left.size() == record.volumes().size() ? record : record.listing(left);
    }

    /// What the running machine has and what its next start has.
    private List<String> used(DomainId id) {
        return Stream.of(hypervisor.domains().xml(id), hypervisor.domains().definition(id))
                .map(DomainReader::read)
                .flatMap(StaleVolumes::paths)
                .toList();
    }

    private static Stream<String> paths(DomainFacts facts) {
        return Stream.concat(facts.diskPaths().stream(), facts.nvram().stream());
    }

    private static boolean stale(VolumeRecord volume) {
        return volume.role() == VolumeRole.BOOT || seed(volume) || volume.role() == VolumeRole.NVRAM;
    }

    private static boolean seed(VolumeRecord volume) {
        return volume.role() == VolumeRole.CLOUD_INIT;
    }

    private boolean unused(VolumeRecord volume, List<String> used) {
        Optional<String> folder = hypervisor.pools().find(volume.pool()).flatMap(pool -> pool.path());
        return folder.map(path -> path + "/" + volume.name())
                .filter(path -> !used.contains(path))
                .isPresent();
    }

    /// A volume that cannot be removed stays in the record, and goes with the machine.
    private boolean removed(DomainId id, VmMetadata record, VolumeRecord volume) {
        try {
            hypervisor.pools().refresh(volume.pool());
            Optional<Volume> found = hypervisor.volumes().find(volume.id());
            if (found.isEmpty()) {
                return true;
            }
            VolumeUsers users = VolumeUsers.of(hypervisor, progress, id);
            Optional<String> reason = new VolumeVerdict(
                            hypervisor.volumes(), record, AS_A_DESTROY, users, List.<VolumeId>of())
                    .reasonToKeep(volume, volume.id());
            reason.ifPresent(progress::warn);
            if (reason.isPresent()) {
                return false;
            }
            hypervisor.volumes().delete(volume.id());
            progress.detail("deleted volume " + volume.id());
            return true;
        } catch (HypervisorException failure) {
            progress.warn("volume '" + volume.id() + "' is not needed any more and could not be deleted: "
                    + failure.getMessage());
            return false;
        }
    }
}
