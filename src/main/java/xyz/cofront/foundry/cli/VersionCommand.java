package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.output.ProgramVersion;

/// Says which Foundry this is; as JSON and YAML also with which libvirt it works. That one does not answer is
/// no failure.
@Command(name = "version", description = "Show Foundry's version; as JSON or YAML, libvirt's too.")
final class VersionCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Context context;

    VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        BuildInfo build = BuildInfo.load();
        session.print(session.printer()
                .version(new ProgramVersion(
                        Version.NUMBER,
                        build.commit().orElse(null),
                        build.date().orElse(null),
                        session.world().connector()::libraryVersion,
                        () -> daemon(session))));
        return ExitCodes.DONE;
    }

    private static Optional<String> daemon(Session session) {
        try (Hypervisor hypervisor =
                session.world().connector().open(session.uri(), Access.READ_ONLY, patience(session))) {
            return Optional.of(hypervisor.host().libraryVersion());
        } catch (HypervisorException failure) {
            session.progress().detail("libvirt's daemon: " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static Patience patience(Session session) {
        session.deadline().check();
        return new Patience(PATIENCE, session.deadline()::left);
    }
}
