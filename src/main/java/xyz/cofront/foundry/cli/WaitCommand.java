package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.vm.WaitGoal;

/// Waits for machines.
@Command(
        name = "wait",
        description =
                "Wait until VMs are as wanted, at most 10 minutes each or for the --timeout of the whole command.")
final class WaitCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    @Option(
            names = "--for",
            paramLabel = "STATE",
            required = true,
            description = "running, ip, ssh, cloud-init or deleted.")
    private String goal = "";

    WaitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        WaitGoal wanted = Goals.parse("--for", goal, List.of(WaitGoal.values()));
        Targets.Chosen chosen = targets.parse("foundry wait");
        Session session = context.session();
        return session.connected(
                access(wanted), hypervisor -> run(session, hypervisor, chosen.names(session, hypervisor), wanted));
    }

    /// The agent and the log are for those who may change things alone.
    private static Access access(WaitGoal goal) {
        return switch (goal) {
            case RUNNING, DELETED -> Access.READ_ONLY;
            case IP, SSH, CLOUD_INIT -> Access.READ_WRITE;
        };
    }

    private static int run(Session session, Hypervisor hypervisor, List<String> names, WaitGoal goal) {
        Wait wait = new Wait(session, hypervisor);
        wait.run(names, goal);
        List<Change> changes = wait.reached().stream()
                .map(waited -> Change.machine(waited.name(), goal.word(), Wait.sentence(waited)))
                .toList();
        if (!changes.isEmpty()) {
            session.print(session.printer().changed(changes));
        }
        return Tally.report(session, changes.size(), wait.failures());
    }
}
