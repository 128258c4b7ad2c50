package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.change.Origin;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.libvirtxml.DiskSpec;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.workflow.Progress;

/// A new seed for a machine that keeps its boot disk.
///
/// @param disk the CD-ROM drive or disk that it goes into, with it
/// @param plugged whether the definition has that, with an earlier seed
record SeedChange(PlannedVolume planned, Seed seed, DiskSpec disk, boolean plugged) {

    /// A new seed, where cloud-init is told something else than before, or the old one is not in its place. One
    /// that cannot be put back keeps nothing else from being applied.
    ///
    /// @throws ValidationException if the document has markers in place of secrets that are known no more
    /// @throws VmException if another disk has its place
    static Optional<SeedChange> of(ChangePlan plan, DiskPlan disks, SeedVolume old, Progress progress) {
        VirtualMachine document = plan.wanted().document();
        CloudInit cloudInit = document.spec().cloudInit();
        if (cloudInit == null) {
            return Optional.empty();
        }
        boolean told = asked(plan) || !old.sameNetwork(document, plan.id().uuid());
        if (!told && plan.effects().noneMatch(Effect.NewSeed.class::isInstance)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(plan, disks, old, cloudInit.seedBus()));
        } catch (ValidationException | VmException failure) {
            if (told) {
                throw failure;
            }
            progress.note("the seed stays out: " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static boolean asked(ChangePlan plan) {
        return plan.changes().stream()
                .anyMatch(change -> change.effect() instanceof Effect.NewSeed && change.origin() != Origin.DRIFT);
    }

    private static SeedChange of(ChangePlan plan, DiskPlan disks, SeedVolume old, SeedBus bus) {
        Seed seed = old.seed(plan.wanted().document(), plan.id().uuid());
        PlannedVolume planned = disks.seed(NoCloudIso.render(seed).length);
        DiskSpec anew = disks.seedDisk(bus, planned.path());
        DiskSpec disk = old.drive().map(drive -> anew.at(drive.target())).orElse(anew);
        if (old.drive().isEmpty()) {
            requirePlace(plan, anew);
        }
        return new SeedChange(planned, seed, disk, old.drive().isPresent());
    }

    /// A CD-ROM drive there is the seed's, whatever medium is in it.
    private static void requirePlace(ChangePlan plan, DiskSpec disk) {
        Optional<MachineFacts.Disk> taken = plan.machine().defined().disk(disk.target());
        if (taken.filter(other -> !(disk.cdrom() && other.cdrom())).isPresent()) {
            throw new VmException(
                    "another disk of VM '" + plan.name() + "' has its place, " + disk.target(),
                    List.of("take that one out first: virsh detach-disk " + ShellWord.of(plan.name()) + " "
                            + disk.target() + " --config"),
                    null);
        }
    }

    boolean cdrom() {
        return disk.cdrom();
    }
}
