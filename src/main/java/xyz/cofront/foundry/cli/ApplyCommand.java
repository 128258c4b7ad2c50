package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.vm.PowerAction;

/// Makes machines what their documents say.
@Command(
        name = "apply",
        description = "Make VMs what their documents say: create those that are not there, change those that are."
                + " Shows what will change, and asks.")
final class ApplyCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Option(names = "--restart", description = "Restart VMs for which a change waits.")
    private boolean restart;

    @Option(
            names = "--replace",
            description = "Make boot disks anew where a change needs that. Data disks are kept; what was written to the"
                    + " old boot disk is lost.")
    private boolean replace;

    @Mixin
    private final StopOptions stop = new StopOptions();

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    ApplyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = documents.required("apply");
        Session session = context.session(placement.flags());
        List<Wanted> wanted = new DocumentFiles(session).wanted(all);
        Application application = new Application(session, replace, restart, stop.request(PowerAction.RESTART));
        return session.connected(Access.READ_WRITE, hypervisor -> application.run(hypervisor, wanted));
    }
}
