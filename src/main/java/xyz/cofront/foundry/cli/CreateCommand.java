package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.vm.CreateRequest;
import xyz.cofront.foundry.vm.CreateVm;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.GetVm;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.vm.VmDefaults;
import xyz.cofront.foundry.vm.WaitGoal;
import xyz.cofront.foundry.workflow.SideBySide;

/// Makes machines from documents.
@Command(name = "create", description = "Create VMs from YAML documents. All are checked before the first is made.")
final class CreateCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Option(names = "--no-start", description = "Do not start the VMs.")
    private boolean noStart;

    @Option(
            names = "--wait",
            arity = "0..1",
            paramLabel = "STATE",
            fallbackValue = "cloud-init",
            preprocessor = AttachedValue.class,
            description = "Then wait until the VMs are running, have an ip, answer ssh, or are done with cloud-init"
                    + " (${FALLBACK-VALUE}); behind = alone.")
    @Nullable
    private String wait;

    @Mixin
    private final ParallelOption parallel = new ParallelOption();

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    CreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = documents.required("create");
        Optional<WaitGoal> goal = goal();
        SideBySide width = parallel.width();
        Session session = context.session(placement.flags());
        List<VirtualMachine> machines = new DocumentFiles(session).load(all);
        CreateRequest request = new CreateRequest(machines, defaults(session.settings()), !noStart, width);
        return session.connected(Access.READ_WRITE, hypervisor -> {
            Environment environment = session.machinery();
            // The result belongs to the work: a machine that is made is also told of. Waiting undoes nothing.
            List<Outcome> outcomes =
                    environment.interruption().during(() -> create(session, environment, hypervisor, request));
            return report(session, hypervisor, outcomes, goal);
        });
    }

    private Optional<WaitGoal> goal() {
        if (wait == null) {
            return Optional.empty();
        }
        if (noStart) {
            throw new ConfigurationException("--wait and --no-start exclude each other");
        }
        return Optional.of(
                Goals.parse("--wait", wait, List.of(WaitGoal.RUNNING, WaitGoal.IP, WaitGoal.SSH, WaitGoal.CLOUD_INIT)));
    }

    static VmDefaults defaults(Settings settings) {
        return new VmDefaults(
                settings.virtType().value(),
                settings.virtType().forced(),
                settings.vmPool().value(),
                settings.vmPool().forced(),
                settings.imagePool().value());
    }

    private static List<Outcome> create(
            Session session, Environment environment, Hypervisor hypervisor, CreateRequest request) {
        DefaultPools pools = session.defaultPools();
        List<Outcome> outcomes = new CreateVm(hypervisor, pools, environment, session.progress()).create(request);
        List<String> done = Tally.done(outcomes);
        if (!done.isEmpty()) {
            show(session, hypervisor, done);
        }
        return outcomes;
    }

    private static int report(Session session, Hypervisor hypervisor, List<Outcome> outcomes, Optional<WaitGoal> goal) {
        List<String> done = Tally.done(outcomes);
        List<FoundryException> failures = new ArrayList<>(Tally.failures(outcomes));
        if (goal.isPresent()) {
            Wait wait = new Wait(session, hypervisor);
            wait.run(done, goal.get());
            wait.reached().forEach(waited -> session.progress().done(Wait.sentence(waited)));
            failures.addAll(wait.failures());
        }
        return Tally.report(session, outcomes.size() - failures.size(), failures);
    }

    /// Whoever cannot be shown them must know all the same that they are there.
    private static void show(Session session, Hypervisor hypervisor, List<String> names) {
        List<String> complete = names.stream()
                .map(name -> "VM '" + name + "' was created and is complete all the same")
                .toList();
        GetVm getVm = new GetVm(hypervisor, session.world().clock());
        try {
            session.print(
                    session.printer().created(names.stream().map(getVm::made).toList()));
        } catch (FoundryException unseen) {
            throw unseen.withDetails(complete);
        } catch (HypervisorException unseen) {
            throw ExitCodes.explain(unseen).withDetails(complete);
        }
    }
}
