package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.output.Differing;
import xyz.cofront.foundry.vm.DiffVm;

/// Shows what applying documents would change.
@Command(
        name = "diff",
        description = "Show what 'apply' would change of VMs, and what each change takes. Changes nothing.")
final class DiffCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Option(names = "--exit-code", description = "End with 10 if there are differences.")
    private boolean exitCode;

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    DiffCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = documents.required("diff");
        Session session = context.session(placement.flags());
        List<Wanted> wanted = new DocumentFiles(session).wanted(all);
        // Secrets are compared with the seed, which libvirt lets nobody read who may only look.
        return session.connected(Access.READ_WRITE, hypervisor -> diff(session, hypervisor, wanted));
    }

    private int diff(Session session, Hypervisor hypervisor, List<Wanted> wanted) {
        DiffVm diffVm = new DiffVm(hypervisor, session.machinery(), CreateCommand.defaults(session.settings()));
        List<Differing> machines = wanted.stream()
                .map(one -> diffVm.plan(one)
                        .map(plan -> new Differing(plan.name(), true, plan.changes()))
                        .orElseGet(() -> new Differing(one.document().name(), false, List.of())))
                .toList();
        session.print(session.printer().differences(machines));
        boolean differ = machines.stream().anyMatch(Differing::differs);
        return differ && exitCode ? ExitCodes.FINDINGS : ExitCodes.DONE;
    }
}
