package xyz.cofront.foundry.cli;

import java.util.List;
import xyz.cofront.foundry.checkup.CheckResult;
import xyz.cofront.foundry.checkup.HostCheckup;
import xyz.cofront.foundry.checkup.LibvirtLink;
import xyz.cofront.foundry.checkup.Wishes;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.output.Checkup;
import xyz.cofront.foundry.recovery.Examination;
import xyz.cofront.foundry.storage.InspectStorage;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.FinishVm;

/// The doctor looks and tells, also where libvirt cannot be reached: that is when people ask.
record DoctorVisit(Session session) {
    /// @return the exit code
    int run() {
        return session.attempted(Access.READ_WRITE, this::look, this::lookWithout);
    }

    private int look(Hypervisor hypervisor) {
        LibvirtLink link = LibvirtLink.to(hypervisor);
        List<CheckResult> checks = checks(link);
        if (link.failure().isPresent()) {
            return tell(new Checkup(checks, null));
        }
        Examination examination;
        try {
            examination = examined(hypervisor);
        } catch (FoundryException | HypervisorException failure) {
            // What was found out of the host must not be lost with it.
            int _ = tell(new Checkup(checks, null));
            throw failure;
        }
        examination.notes().forEach(session.progress()::note);
        return tell(new Checkup(checks, examination.diagnoses()));
    }

    private int lookWithout(HypervisorException failure) {
        return tell(new Checkup(checks(LibvirtLink.broken(failure)), null));
    }

    private List<CheckResult> checks(LibvirtLink link) {
        return new HostCheckup(
                        session.world().surroundings(),
                        link,
                        wishes(),
                        this::storage,
                        session.world().clock())
                .run(session.hints()::at);
    }

    private Wishes wishes() {
        Settings settings = session.settings();
        return new Wishes(
                session.uri(),
                settings.connect().origin().text(),
                settings.virtType().value(),
                List.of(settings.imagePool().value(), settings.vmPool().value()),
                session.defaultPools(),
                session.world().connector().libraryVersion().orElse(null));
    }

    private StorageStatus storage(Hypervisor hypervisor) {
        return new InspectStorage(
                        hypervisor,
                        new ImageVolumes(hypervisor.volumes()),
                        session.machinery().alive())
                .run(session.settings().imagePool().value(), List.of());
    }

    private Examination examined(Hypervisor hypervisor) {
        Environment environment = session.machinery();
        return DoctorCommand.examine(
                session, hypervisor, environment, new FinishVm(hypervisor, environment, session.progress()));
    }

    /// Without libvirt that is the exit code, whatever else was found.
    private int tell(Checkup checkup) {
        session.print(session.printer().checkup(checkup));
        if (checkup.findings() == null) {
            return ExitCodes.UNREACHED;
        }
        return checkup.failed().isEmpty() && checkup.findings().isEmpty() ? ExitCodes.DONE : ExitCodes.FINDINGS;
    }
}
