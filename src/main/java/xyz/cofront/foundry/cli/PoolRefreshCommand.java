package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.storage.InspectPool;

/// Has libvirt look again at what lies in a pool.
@Command(name = "refresh", description = "Look again at what lies in a storage pool.")
final class PoolRefreshCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The pool.")
    private String name = "";

    PoolRefreshCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = PoolNames.parse(name);
        Session session = context.session();
        return session.connected(Access.READ_WRITE, hypervisor -> {
            new InspectPool(hypervisor, new ImageVolumes(hypervisor.volumes())).refresh(wanted);
            session.print(session.printer().changed(Change.pool(wanted, "refreshed")));
            return ExitCodes.DONE;
        });
    }
}
