package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.vm.CreateRequest;
import xyz.cofront.foundry.vm.CreateVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.GetVm;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.vm.VmDefaults;

/// Makes machines from documents.
@Command(name = "create", description = "Create VMs from YAML documents. All are checked before the first is made.")
final class CreateCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "Files with VirtualMachine documents; - is the standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "The same; also a folder, whose .yaml, .yml and .json files are taken.")
    private final List<String> moreFiles = new ArrayList<>();

    @Option(names = "--no-start", description = "Do not start the VMs.")
    private boolean noStart;

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    CreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = Stream.concat(files.stream(), moreFiles.stream()).toList();
        if (all.isEmpty()) {
            throw new ConfigurationException("nothing to create: name a file, such as 'foundry create vm.yaml'");
        }
        Session session = context.session(placement.flags());
        List<VirtualMachine> machines = new DocumentFiles(session).load(all);
        CreateRequest request = new CreateRequest(machines, defaults(session.settings()), !noStart);
        return session.connected(Access.READ_WRITE, hypervisor -> {
            Environment environment = session.machinery();
            // The result belongs to the work: a machine that is made is also told of.
            return environment.interruption().during(() -> create(session, environment, hypervisor, request));
        });
    }

    private static VmDefaults defaults(Settings settings) {
        return new VmDefaults(
                settings.virtType().value(),
                settings.virtType().forced(),
                settings.vmPool().value(),
                settings.vmPool().forced(),
                settings.imagePool().value());
    }

    private static int create(Session session, Environment environment, Hypervisor hypervisor, CreateRequest request) {
        DefaultPools pools = session.defaultPools();
        List<Outcome> outcomes = new CreateVm(hypervisor, pools, environment, session.progress()).create(request);
        GetVm getVm = new GetVm(hypervisor, session.world().clock());
        List<String> done = Tally.done(outcomes);
        if (!done.isEmpty()) {
            session.print(
                    session.printer().created(done.stream().map(getVm::get).toList()));
        }
        return Tally.report(session, done.size(), Tally.failures(outcomes));
    }
}
