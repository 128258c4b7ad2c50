package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.storage.InspectPool;

/// Shows one storage pool.
@Command(name = "info", description = "Show all that is known of a storage pool, with its volumes and who uses them.")
final class PoolInfoCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The pool.")
    private String name = "";

    PoolInfoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = PoolNames.parse(name);
        Session session = context.session();
        return session.connected(Access.READ_ONLY, hypervisor -> {
            InspectPool inspect = new InspectPool(hypervisor, new ImageVolumes(hypervisor.volumes()));
            session.print(session.printer().pool(inspect.run(wanted)));
            return ExitCodes.DONE;
        });
    }
}
