package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.workflow.Progress;

/// Gives a disk more room, while its machine runs or not.
///
/// First the disk, then the record: cut off between the two, the disk is larger than the record says, and
/// doing it again
/// mends that. The other way round the record would promise what is not there.
public final class GrowDisk {
    private final Hypervisor hypervisor;
    private final Environment environment;
    private final Progress progress;

    public GrowDisk(Hypervisor hypervisor, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.environment = environment;
        this.progress = progress;
    }

    /// A disk that has the size already is left alone, and its record mended.
    ///
    /// @throws ValidationException if the disk would shrink
    /// @throws VmException if there is no such machine or disk, it is not Foundry's to grow, or has snapshots
    /// @throws StorageException if its pool cannot grow volumes or is full, or growing fails
    public GrownDisk run(GrowRequest request) {
        return new VmLock(environment, progress).holding(machine(request), () -> grow(request));
    }

    private DomainId machine(GrowRequest request) {
        String name = request.machine();
        try {
            return hypervisor
                    .domains()
                    .find(name)
                    .map(DomainSummary::id)
                    .orElseThrow(
                            () -> MissingVm.named(name, hypervisor.domains().list(true)));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at " + named(request), VmException::new);
        }
    }

    /// The same by whoever holds the machine's lock and records it.
    GrownDisk unrecorded(GrowRequest request) {
        DiskSubject disk = checked(request);
        grow(request, disk, () -> {});
        return grown(request, disk);
    }

    private GrownDisk grow(GrowRequest request) {
        DiskSubject disk = checked(request);
        grow(request, disk, () -> record(request, disk));
        return grown(request, disk);
    }

    private void grow(GrowRequest request, DiskSubject disk, Runnable record) {
        boolean grows = request.bytes() > disk.volume().capacity();
        // Everything is checked: what comes now cannot be taken back.
        if (grows) {
            resize(request, disk);
        }
        record.run();
        if (grows && disk.running()) {
            lookAgain(disk);
        }
    }

    private static GrownDisk grown(GrowRequest request, DiskSubject disk) {
        return new GrownDisk(
                request.machine(), request.device(), disk.volume().capacity(), request.bytes(), disk.running());
    }

    private DiskSubject checked(GrowRequest request) {
        try {
            return new GrowChecks(hypervisor, progress).check(request);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at " + named(request), VmException::new);
        }
    }

    private void resize(GrowRequest request, DiskSubject disk) {
        try {
            if (disk.running()) {
                hypervisor.domains().resizeDisk(disk.id(), disk.device(), request.bytes());
            } else {
                hypervisor.volumes().resize(disk.volume().id(), request.bytes());
            }
        } catch (HypervisorException failure) {
            throw failure.explained("could not grow " + named(request), StorageException::new);
        }
    }

    private void record(GrowRequest request, DiskSubject disk) {
        VirtualMachine before = disk.metadata().document();
        VirtualMachine after = before.withSpec(before.spec().withDiskSize(disk.device(), request.gib()));
        if (after.equals(before)) {
            return;
        }
        VmMetadata changed = disk.metadata().changed(after);
        try {
            new VmRecords(hypervisor.domains()).replace(disk.id(), disk.metadata(), changed);
        } catch (HypervisorException failure) {
            throw failure.explained(
                            "grew " + named(request) + ", and could not record it with the VM", VmException::new)
                    .withDetails(List.of("run this again to record it"));
        } catch (VmException overtaken) {
            throw overtaken.withDetails(List.of("the disk has grown; running this again records it"));
        }
    }

    /// libvirt's pool still has the old size of a volume that QEMU resized. What is shown would be wrong, no more.
    private void lookAgain(DiskSubject disk) {
        try {
            hypervisor.pools().refresh(disk.pool().name());
        } catch (HypervisorException failure) {
            progress.warn("pool '" + disk.pool().name() + "' may show the old size until it is refreshed: "
                    + failure.getMessage());
        }
    }

    private static String named(GrowRequest request) {
        return "disk '" + request.device() + "' of VM '" + request.machine() + "'";
    }
}
