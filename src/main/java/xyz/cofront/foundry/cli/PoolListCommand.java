package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.storage.ListPools;

/// Lists the storage pools.
@Command(name = "list", aliases = "ls", description = "List storage pools, Foundry's and others.")
final class PoolListCommand implements Callable<Integer> {
    private final Context context;

    PoolListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        return session.connected(Access.READ_ONLY, hypervisor -> {
            session.print(session.printer().pools(new ListPools(hypervisor).run()));
            return ExitCodes.DONE;
        });
    }
}
