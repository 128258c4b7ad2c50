package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.workflow.Progress;

/// Decides what destroying a machine may remove (design, section 5): what its own metadata lists and proves, and
/// nothing
/// that anything else uses.
final class DestroyPlanner {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;

    DestroyPlanner(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
    }

    Optional<DestroyPlan> plan(String name, DestroyOptions options) {
        Optional<Neighbour> subject = find(name);
        if (subject.isEmpty()) {
            if (options.ignoreNotFound()) {
                return Optional.empty();
            }
            throw MissingVm.named(name, hypervisor.domains().list(true));
        }
        return Optional.of(plan(subject.get(), options));
    }

    Optional<Neighbour> find(String name) {
        return hypervisor.domains().find(name).flatMap(domain -> Neighbour.read(hypervisor.domains(), domain));
    }

    private DestroyPlan plan(Neighbour subject, DestroyOptions options) {
        return switch (subject.ownership()) {
            case Ownership.Foreign(Optional<String> reason) -> foreign(subject.domain(), reason, options);
            case Ownership.Owned(VmMetadata metadata) -> owned(subject, metadata, options);
        };
    }

    private static DestroyPlan foreign(DomainSummary domain, Optional<String> reason, DestroyOptions options) {
        String name = domain.name();
        if (!options.force()) {
            throw new VmException(
                    "VM '" + name + "' is not Foundry's to destroy: " + reason.orElse("it was not made by Foundry"),
                    List.of(
                            "remove it yourself: virsh undefine --keep-nvram "
                                    + domain.id().uuid(),
                            "or remove the domain and leave its disks: foundry destroy --force " + argument(name)),
                    null);
        }
        String kept = "the disks of '" + name + "' are left where they are: Foundry cannot prove that it made them";
        return new DestroyPlan(domain.id(), domain.state().active(), true, List.of(), List.of(kept));
    }

    /// A name that begins like an option is typed with its kind before it.
    private static String argument(String name) {
        return ShellWord.of(name.startsWith("-") ? "vm/" + name : name);
    }

    private DestroyPlan owned(Neighbour subject, VmMetadata metadata, DestroyOptions options) {
        refuseProtected(metadata, options);
        LivingWork.refuse(metadata, environment);
        List<VolumeRecord> records = metadata.volumes();
        records.stream().map(VolumeRecord::pool).distinct().forEach(this::makeReadable);
        VolumeUsers users =
                VolumeUsers.of(hypervisor, progress, subject.domain().id());
        List<VolumeId> delete = new ArrayList<>();
        List<String> keep = new ArrayList<>();
        SnapshotOverlays.of(hypervisor, subject.facts(), records).claim(options.snapshots(), users, delete);
        VolumeVerdict verdict = new VolumeVerdict(hypervisor.volumes(), metadata, options, users, delete);
        for (VolumeRecord volume : records) {
            for (VolumeId id : verdict.existing(volume)) {
                verdict.reasonToKeep(volume, id).ifPresentOrElse(keep::add, () -> delete.add(id));
            }
        }
        subject.facts()
                .nvram()
                .filter(file -> isLeft(file, records))
                .ifPresent(file ->
                        keep.add("kept file '" + file + "', the firmware's variables: Foundry did not make it"));
        return new DestroyPlan(subject.domain().id(), subject.domain().state().active(), false, delete, keep);
    }

    private boolean isLeft(String file, List<VolumeRecord> records) {
        boolean recorded = records.stream()
                .flatMap(record -> hypervisor.volumes().find(record.id()).stream())
                .map(Volume::path)
                .anyMatch(file::equals);
        return !recorded && hypervisor.files().taken(file);
    }

    private static void refuseProtected(VmMetadata metadata, DestroyOptions options) {
        ObjectMeta meta = metadata.document().metadata();
        if ("true".equals(meta.annotations().get(ObjectMeta.PROTECT)) && !options.force()) {
            throw new VmException(
                    "VM '" + meta.name() + "' is protected by its annotation " + ObjectMeta.PROTECT,
                    List.of("destroy it all the same: foundry destroy --force " + meta.name()),
                    null);
        }
    }

    /// A pool that cannot be read hides volumes, and a definition undefined over hidden volumes would orphan them.
    private void makeReadable(String name) {
        Optional<Pool> pool = hypervisor.pools().find(name);
        if (pool.isEmpty() || !pool.get().active()) {
            throw new StorageException(
                    "storage pool '" + name + "' is " + (pool.isEmpty() ? "not there" : "not active")
                            + ", so the volumes in it cannot be removed",
                    List.of(
                            pool.isEmpty()
                                    ? "define the pool again, then run this again"
                                    : "start it: virsh pool-start " + ShellWord.of(name)),
                    null);
        }
        hypervisor.pools().refresh(name);
    }
}
