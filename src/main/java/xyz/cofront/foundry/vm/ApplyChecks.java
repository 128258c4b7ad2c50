package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.workflow.Progress;

/// Everything that an apply needs of the host, looked at before anything is done. Changes nothing.
record ApplyChecks(
        Hypervisor hypervisor, DefaultPools pools, VmDefaults defaults, Environment environment, Progress progress) {

    /// What is to be known of the host for the changes.
    ///
    /// @param anew whether the boot disk is made anew
    /// @throws ValidationException with every problem
    /// @throws StorageException if all that lacks is room, or a disk cannot grow
    HostFacts check(ChangePlan plan, boolean anew) {
        VirtualMachine document = plan.wanted().document();
        HostSurvey survey = others(plan);
        VirtType type = anew ? survey.resolve(defaults.virtType(document)) : type(plan);
        List<Violation> violations = new ArrayList<>();
        List<Violation> lacking = new ArrayList<>();
        if (anew || plan.effects().anyMatch(ApplyChecks::concernsProcessors)) {
            violations.addAll(new ComputeChecks(survey).check(document.spec(), type));
        }
        violations.addAll(new NetworkChecks(survey).check(cards(plan)));
        StorageChecks storage = new StorageChecks(hypervisor, pools, defaults.imagePool(), survey);
        VirtualMachine fresh = fresh(plan, anew);
        HostFacts facts = storage.check(fresh, type, false, violations, lacking)
                .map(found -> withOldDisks(found, plan))
                .orElse(null);
        refuse(plan, violations, lacking);
        if (facts == null) {
            throw new IllegalStateException("nothing is wrong and yet something is not known");
        }
        refuse(plan, new VolumeNames(hypervisor).taken(made(plan, fresh), facts.poolPaths()), List.of());
        storage.warnOfRoom(progress);
        plan.effects()
                .flatMap(effect -> effect instanceof Effect.Grow(String device, int gib)
                        ? Stream.of(new GrowRequest(plan.name(), device, gib))
                        : Stream.of())
                .forEach(request -> new GrowChecks(hypervisor, progress).check(request));
        return facts;
    }

    private static void refuse(ChangePlan plan, List<Violation> violations, List<Violation> lacking) {
        String headline =
                "the document of VM '" + plan.name() + "' cannot be applied on this host; nothing was changed";
        List<String> problems = Stream.concat(violations.stream(), lacking.stream())
                .map(violation -> violation.path() + ": " + violation.message())
                .toList();
        if (!violations.isEmpty()) {
            throw new ValidationException(headline, problems, null);
        }
        if (!lacking.isEmpty()) {
            throw new StorageException(headline, problems, null);
        }
    }

    /// The host without the machine itself, which has its own names and addresses.
    private HostSurvey others(ChangePlan plan) {
        HostSurvey all = HostSurvey.take(hypervisor);
        List<Neighbour> others = all.neighbours().stream()
                .filter(neighbour -> !neighbour.uuid().equals(plan.id().uuid()))
                .toList();
        return new HostSurvey(all.info(), all.kvm(), all.qemu(), all.bridges(), all.networks(), others);
    }

    private static VirtType type(ChangePlan plan) {
        VirtType wanted = plan.wanted().document().spec().virtType();
        if (wanted == VirtType.KVM || wanted == VirtType.QEMU) {
            return wanted;
        }
        return plan.machine().defined().virtType().equals(VirtType.KVM.wire()) ? VirtType.KVM : VirtType.QEMU;
    }

    private static boolean concernsProcessors(Effect effect) {
        return effect instanceof Effect.Vcpus || effect instanceof Effect.Memory || effect instanceof Effect.Processor;
    }

    private static List<Card> cards(ChangePlan plan) {
        Set<Integer> concerned = new HashSet<>();
        plan.effects().forEach(effect -> {
            if (effect instanceof Effect.AddCard(int index)) {
                concerned.add(index);
            }
            if (effect instanceof Effect.ReplaceCard(String _, int index)) {
                concerned.add(index);
            }
        });
        boolean recreated = plan.changes().stream()
                .anyMatch(change ->
                        change.path().startsWith("spec.networkInterfaces") && change.kind() == ChangeClass.RECREATE);
        return Card.of(plan.wanted().document()).stream()
                .filter(card -> recreated || concerned.contains(card.index()))
                .toList();
    }

    /// The document with nothing but the disks that are made or attached for it.
    private static VirtualMachine fresh(ChangePlan plan, boolean anew) {
        VirtualMachine document = plan.wanted().document();
        VmSpec spec = document.spec();
        BootDisk boot = anew ? spec.bootDisk() : new BootDisk(0, null, null, true, DiskFormat.QCOW2, null);
        return document.withSpec(spec.withDisks(boot, added(plan)));
    }

    /// Those that are plugged in again are there already.
    static List<DataDisk> added(ChangePlan plan) {
        return plan.effects()
                .flatMap(effect -> effect instanceof Effect.AddDisk(DataDisk disk) ? Stream.of(disk) : Stream.of())
                .filter(disk -> !plan.machine().own().containsKey(disk.device()))
                .toList();
    }

    private static List<VolumeId> made(ChangePlan plan, VirtualMachine fresh) {
        String own = String.valueOf(fresh.spec().storagePool());
        return added(plan).stream()
                .filter(disk -> disk.volume() == null)
                .map(disk ->
                        new VolumeId(disk.pool() == null ? own : disk.pool(), Names.data(plan.name(), disk.device())))
                .toList();
    }

    /// With the disks that the machine has already, which are attached like any other volume that is there.
    private HostFacts withOldDisks(HostFacts facts, ChangePlan plan) {
        Map<String, String> adopted = new HashMap<>(plan.machine().own());
        adopted.putAll(facts.adopted());
        Map<String, String> paths = new HashMap<>(facts.poolPaths());
        Set<String> block = new HashSet<>(facts.blockPools());
        Stream.concat(
                        plan.read().volumes().stream().map(VolumeRecord::pool),
                        plan.wanted().document().spec().dataDisks().stream()
                                .flatMap(disk -> Stream.ofNullable(disk.pool())))
                .distinct()
                .flatMap(name -> hypervisor.pools().find(name).stream())
                .forEach(pool -> note(pool, paths, block));
        return new HostFacts(
                facts.architecture(), facts.virtType(), paths, block, facts.filePool(), facts.image(), adopted);
    }

    private static void note(Pool pool, Map<String, String> paths, Set<String> block) {
        pool.path().ifPresent(path -> paths.put(pool.name(), path));
        if (pool.holdsBlockDevices()) {
            block.add(pool.name());
        }
    }
}
