package xyz.cofront.foundry.recovery;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.image.Actor;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.image.ImportRemains;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.storage.InspectStorage;
import xyz.cofront.foundry.vm.DestroyVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.FinishVm;
import xyz.cofront.foundry.vm.MemoryLocks;
import xyz.cofront.foundry.vm.VmFixture;
import xyz.cofront.foundry.workflow.Interruption;

/// A host in memory on which Foundrys died, and a doctor for it.
final class RecoveryFixture {

    final VmFixture machines = new VmFixture();
    final InMemoryHypervisor host = machines.host;
    final MemoryLocks locks = new MemoryLocks();
    /// The process that runs now; those before it are dead.
    Owner doctor = new Owner("boot", 77, 7);

    Predicate<Owner> alive = owner -> owner.equals(doctor);

    void nextProcess() {
        doctor = new Owner("boot", doctor.pid() + 1, 7);
    }

    Examination examine() {
        InspectStorage storage = new InspectStorage(host, new ImageVolumes(host.volumes()), alive);
        return new Doctor(host, storage, finisher()).examine(DefaultPools.IMAGES, List.of());
    }

    /// Repairs all that can be; what was done of each, or why not.
    List<String> repair() {
        Repair repair = new Repair(
                finisher(),
                new DestroyVm(host, environment(), machines.progress),
                new ImportRemains(host, actor())::remove);
        List<String> results = new ArrayList<>();
        for (Diagnosis diagnosis : examine().curable()) {
            try {
                results.add(repair.run(diagnosis) + " " + diagnosis.finding().name());
            } catch (FoundryException failure) {
                results.add("failed: " + failure.getMessage());
            }
        }
        return results;
    }

    /// What is wrong, and what a repair does about it.
    List<String> complaints() {
        return examine().diagnoses().stream()
                .map(diagnosis -> diagnosis.finding().what() + " -> " + diagnosis.cure())
                .toList();
    }

    private Actor actor() {
        return new Actor(new Work(doctor, VmFixture.NOW), "foundry test", alive, _ -> {}, Interruption.NONE);
    }

    private FinishVm finisher() {
        return new FinishVm(host, environment(), machines.progress);
    }

    private Environment environment() {
        return new Environment(
                Clock.fixed(VmFixture.NOW, ZoneOffset.UTC),
                machines::nextUuid,
                doctor,
                alive,
                _ -> {},
                Interruption.NONE,
                locks);
    }
}
