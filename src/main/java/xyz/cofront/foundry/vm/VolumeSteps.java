package xyz.cofront.foundry.vm;

import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.workflow.Step;

/// Volumes that are made for a machine that is there. Only what was made here is taken back, and only if the machine
/// does not have it.
record VolumeSteps(Hypervisor hypervisor, DomainId machine) {

    Step make(PlannedVolume planned) {
        VolumeId id = planned.record().id();
        String label = "create volume '" + id + "'";
        AtomicBoolean made = new AtomicBoolean();
        return new Step(
                label,
                () -> explained(label, () -> {
                    Volume volume = planned.make(hypervisor.volumes());
                    made.set(true);
                    planned.requirePath(volume);
                }),
                () -> {
                    if (made.get()) {
                        unmake(planned);
                    }
                });
    }

    Step fill(PlannedVolume planned, byte[] content) {
        String label = "write volume '" + planned.record().id() + "'";
        return Step.of(
                label,
                () -> explained(
                        label,
                        () -> hypervisor
                                .volumes()
                                .upload(
                                        planned.record().id(),
                                        0,
                                        content.length,
                                        new ByteArrayInputStream(content),
                                        _ -> {})));
    }

    private void unmake(PlannedVolume planned) {
        boolean used = Stream.of(
                        hypervisor.domains().xml(machine), hypervisor.domains().definition(machine))
                .anyMatch(xml -> DomainReader.read(xml).diskPaths().contains(planned.path()));
        if (used) {
            throw new VmException("VM '" + machine.name() + "' still has it");
        }
        try {
            hypervisor.volumes().delete(planned.record().id());
        } catch (HypervisorException failure) {
            if (failure.kind() != HypervisorException.Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private static void explained(String label, Runnable work) {
        try {
            work.run();
        } catch (HypervisorException failure) {
            throw failure.explained("could not " + label, StorageException::new);
        }
    }
}
