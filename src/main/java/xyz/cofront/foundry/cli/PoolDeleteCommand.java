package xyz.cofront.foundry.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.storage.DeletePool;
import xyz.cofront.foundry.storage.PoolDeletion;

/// Takes a storage pool from libvirt.
@Command(name = "delete", description = "Stop a storage pool and have libvirt forget it. What lies in it stays.")
final class PoolDeleteCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The pool.")
    private String name = "";

    @Option(
            names = "--force",
            description = "Remove unused volumes that Foundry brought there, too; never anything else.")
    private boolean force;

    PoolDeleteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String wanted = PoolNames.parse(name);
        Session session = context.session();
        new Question(session).requireAnswer("deleting takes the pool from every user of this libvirt");
        return session.connected(Access.READ_WRITE, hypervisor -> delete(session, hypervisor, wanted));
    }

    private int delete(Session session, Hypervisor hypervisor, String wanted) {
        DeletePool deletePool = new DeletePool(
                hypervisor,
                session.defaultPools(),
                new ImageVolumes(hypervisor.volumes()),
                session.machinery().alive(),
                new Images(session, hypervisor)::delete,
                session.progress());
        PoolDeletion plan = deletePool.plan(wanted, force);
        if (!session.yes() && !confirmed(session, plan)) {
            throw new VmException("declined: nothing was deleted");
        }
        return session.machinery().interruption().during(() -> {
            deletePool.delete(plan, force);
            session.print(session.printer().changed(Change.pool(wanted, "deleted")));
            return ExitCodes.DONE;
        });
    }

    private static boolean confirmed(Session session, PoolDeletion plan) {
        PrintStream stream = session.world().console().err();
        stream.println(Text.escape("This will be deleted at " + session.uri() + ":"));
        String path = plan.pool().path().map(folder -> ", " + folder).orElse("");
        stream.println(Text.escape(
                "  pool '" + plan.pool().name() + "' (" + plan.pool().type() + path + ")"));
        plan.delete().forEach(volume -> stream.println(Text.escape("    volume " + volume)));
        plan.notes().forEach(note -> stream.println(Text.escape("    " + note)));
        return new Question(session).yes("Delete pool '" + plan.pool().name() + "'?");
    }
}
