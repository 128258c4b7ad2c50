package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.image.DownloadCache;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.image.ImportRemains;
import xyz.cofront.foundry.image.UnfinishedDownloads;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.recovery.Cure;
import xyz.cofront.foundry.recovery.Diagnosis;
import xyz.cofront.foundry.recovery.Doctor;
import xyz.cofront.foundry.recovery.Examination;
import xyz.cofront.foundry.recovery.Repair;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.storage.InspectStorage;
import xyz.cofront.foundry.vm.DestroyVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.FinishVm;

/// Looks at what the host has for guests, finds what interrupted work left, and repairs the latter.
@Command(
        name = "doctor",
        description = "Look at what this host has for VMs, and find what interrupted work left: VMs, images, volumes,"
                + " downloads. Ends with 10 if a check failed or there is any, with 3 without libvirt.")
final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--repair",
            description =
                    "Finish what is complete and remove what is half, as far as Foundry surely made it. The host is"
                            + " left as it is.")
    private boolean repair;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        if (!repair) {
            return new DoctorVisit(session).run();
        }
        new Question(session).requireAnswer("repairing removes what is half made");
        return session.connected(Access.READ_WRITE, hypervisor -> repair(session, hypervisor));
    }

    private static int repair(Session session, Hypervisor hypervisor) {
        Environment environment = session.machinery();
        FinishVm machines = new FinishVm(hypervisor, environment, session.progress());
        Examination examination = examine(session, hypervisor, environment, machines);
        examination.notes().forEach(session.progress()::note);
        if (examination.curable().isEmpty()) {
            session.print(session.printer().diagnoses(examination.diagnoses()));
            return examination.diagnoses().isEmpty() ? ExitCodes.DONE : ExitCodes.FINDINGS;
        }
        confirm(session, examination);
        Repair repairs = new Repair(
                machines,
                new DestroyVm(hypervisor, environment, session.progress()),
                new ImportRemains(hypervisor, new Images(session, hypervisor).actor())::remove);
        return environment.interruption().during(() -> repair(session, repairs, examination));
    }

    static Examination examine(Session session, Hypervisor hypervisor, Environment environment, FinishVm machines) {
        InspectStorage storage =
                new InspectStorage(hypervisor, new ImageVolumes(hypervisor.volumes()), environment.alive());
        List<Finding> downloads = UnfinishedDownloads.findings(
                DownloadCache.of(session.world().environment(), session.world().home()));
        return new Doctor(hypervisor, storage, machines)
                .examine(session.settings().imagePool().value(), downloads)
                .typed(session.hints()::at);
    }

    private static void confirm(Session session, Examination examination) {
        if (session.yes()) {
            return;
        }
        tell(session, "This will be repaired at " + session.uri() + ":");
        examination
                .curable()
                .forEach(diagnosis -> tell(
                        session,
                        "  " + diagnosis.finding().what() + ": the repair "
                                + diagnosis.cure().words()));
        if (!new Question(session).yes("Repair?")) {
            throw new VmException("declined: nothing was repaired");
        }
    }

    private static void tell(Session session, String line) {
        session.world().console().err().println(Text.escape(line));
    }

    /// One that fails does not keep the others; a signal does.
    private static int repair(Session session, Repair repairs, Examination examination) {
        List<Change> changes = new ArrayList<>();
        List<FoundryException> failures = new ArrayList<>();
        for (Diagnosis diagnosis : examination.diagnoses()) {
            try {
                changes.add(change(diagnosis, diagnosis.cure() == Cure.NONE ? "left" : repairs.run(diagnosis)));
            } catch (FoundryException failure) {
                failures.add(failure);
            } catch (HypervisorException failure) {
                failures.add(ExitCodes.explain(failure));
            }
            if (!failures.isEmpty() && failures.getLast() instanceof CancelledException) {
                break;
            }
        }
        session.print(session.printer().changes(changes));
        int repaired = (int) changes.stream()
                .filter(change -> !change.result().equals("left"))
                .count();
        int code = Tally.report(session, repaired, failures);
        return code == ExitCodes.DONE && repaired < changes.size() ? ExitCodes.FINDINGS : code;
    }

    private static Change change(Diagnosis diagnosis, String result) {
        Finding finding = diagnosis.finding();
        String sentence = switch (diagnosis.cure()) {
            case RECORD -> "Recorded VM '" + finding.name() + "' as complete";
            case DESTROY, FINISH -> "Destroyed what was left of VM '" + finding.name() + "'";
            case CLEAR -> "Cleared up what was left of work on image '" + finding.pool() + "/" + finding.name() + "'";
            case NONE -> "Left alone: " + finding.what() + "; to remove it: " + finding.command();
        };
        return new Change(finding.resource(), finding.resource(), finding.name(), result, sentence);
    }
}
