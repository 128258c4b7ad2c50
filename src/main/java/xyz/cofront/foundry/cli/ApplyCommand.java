package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.vm.PowerAction;

/// Makes machines what their documents say.
@Command(
        name = "apply",
        description = "Make VMs what their documents say: create those that are not there, change those that are."
                + " Shows what will change, and asks.")
final class ApplyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "Files with VirtualMachine documents; - is the standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "The same; also a folder, whose .yaml, .yml and .json files are taken.")
    private final List<String> moreFiles = new ArrayList<>();

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
        List<String> all = Stream.concat(files.stream(), moreFiles.stream()).toList();
        if (all.isEmpty()) {
            throw new ConfigurationException("nothing to apply: name a file, such as 'foundry apply vm.yaml'");
        }
        Session session = context.session(placement.flags());
        List<Wanted> wanted = new DocumentFiles(session).wanted(all);
        Application application = new Application(session, replace, restart, stop.request(PowerAction.RESTART));
        return session.connected(Access.READ_WRITE, hypervisor -> application.run(hypervisor, wanted));
    }
}
