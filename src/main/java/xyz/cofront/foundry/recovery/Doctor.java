package xyz.cofront.foundry.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.metadata.WorkPhase;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.storage.InspectStorage;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.FinishVm;
import xyz.cofront.foundry.vm.UnfinishedVm;

/// Finds what work that was cut off left: machines, images, volumes and downloads. Changes nothing.
public final class Doctor {
    private final Hypervisor hypervisor;
    private final InspectStorage storage;
    private final FinishVm machines;

    public Doctor(Hypervisor hypervisor, InspectStorage storage, FinishVm machines) {
        this.hypervisor = hypervisor;
        this.storage = storage;
        this.machines = machines;
    }

    /// @param imagePool whose images are looked at
    /// @param downloads that are not done
    /// @throws xyz.cofront.foundry.error.FoundryException if the host cannot be looked at
    public Examination examine(String imagePool, List<Finding> downloads) {
        List<String> notes = new ArrayList<>();
        lookAgain(notes);
        StorageStatus status = storage.run(imagePool, List.of());
        List<UnfinishedVm> unfinished = machines.unfinished();
        unfinished.stream().filter(UnfinishedVm::inWork).map(Doctor::inWork).forEach(notes::add);
        List<Diagnosis> diagnoses = Stream.of(
                        unfinished.stream().filter(vm -> !vm.inWork()).map(Doctor::machine),
                        halfImages(status),
                        status.orphans().stream().map(orphan -> new Diagnosis(orphan, Cure.NONE)),
                        downloads.stream().map(download -> new Diagnosis(download, Cure.NONE)))
                .flatMap(stream -> stream)
                .toList();
        return new Examination(diagnoses, notes);
    }

    /// Files that a start or somebody else made are volumes only after another look.
    private void lookAgain(List<String> notes) {
        try {
            hypervisor.pools().list().forEach(pool -> lookAgain(pool, notes));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at the storage", StorageException::new);
        }
    }

    private void lookAgain(Pool pool, List<String> notes) {
        if (!pool.active()) {
            notes.add("pool '" + pool.name() + "' is not active; what lies in it was not looked at");
            return;
        }
        try {
            hypervisor.pools().refresh(pool.name());
        } catch (HypervisorException failure) {
            notes.add(known(pool, failure));
        }
    }

    private static String known(Pool pool, HypervisorException failure) {
        return switch (failure.kind()) {
            case CONNECTION, TIMEOUT, DENIED -> throw failure;
            case NOT_FOUND, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                "pool '" + pool.name() + "' could not be looked at anew: " + failure.getMessage();
        };
    }

    /// What a repair does about a machine on which nobody works any more.
    static Cure cure(UnfinishedVm machine) {
        if (machine.phase() == WorkPhase.DESTROYING) {
            return Cure.FINISH;
        }
        return machine.whole() ? Cure.RECORD : Cure.DESTROY;
    }

    private static Diagnosis machine(UnfinishedVm machine) {
        String name = machine.id().name();
        Cure cure = cure(machine);
        String what = switch (cure) {
            case RECORD -> "VM '" + name + "' is complete, and not recorded as such";
            case FINISH -> "destroying VM '" + name + "' was cut off";
            case DESTROY, CLEAR, NONE -> "creating VM '" + name + "' was cut off";
        };
        String command = cure == Cure.RECORD ? "foundry doctor --repair" : "foundry destroy " + ShellWord.of(name);
        return new Diagnosis(new Finding("virtualmachine", name, "", 0, what, command), cure);
    }

    private static String inWork(UnfinishedVm machine) {
        return "process " + machine.work().map(work -> work.owner().pid()).orElse(0L) + " is "
                + (machine.phase() == WorkPhase.DESTROYING ? "destroying" : "creating") + " VM '"
                + machine.id().name() + "'; it is left alone";
    }

    private static Stream<Diagnosis> halfImages(StorageStatus status) {
        Predicate<Finding> image = finding -> finding.resource().equals("image");
        return status.leftovers().stream().filter(image).map(finding -> new Diagnosis(finding, Cure.CLEAR));
    }
}
