package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.DownloadCache;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.image.UnfinishedDownloads;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.storage.InspectStorage;

/// Shows how the storage of the host is used. Who brings an image in stands in a volume, which libvirt lets be read
/// with full rights alone.
@Command(name = "status", description = "Show how full the pools are and may become, and what lies about in them.")
final class StorageStatusCommand implements Callable<Integer> {
    private final Context context;

    StorageStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        return session.connected(Access.READ_WRITE, hypervisor -> show(session, hypervisor));
    }

    private static int show(Session session, Hypervisor hypervisor) {
        InspectStorage inspect = new InspectStorage(
                hypervisor,
                new ImageVolumes(hypervisor.volumes()),
                session.machinery().alive());
        String imagePool = session.settings().imagePool().value();
        List<Finding> downloads = UnfinishedDownloads.findings(
                DownloadCache.of(session.world().environment(), session.world().home()));
        session.print(
                session.printer().storage(inspect.run(imagePool, downloads).typed(session.hints()::at)));
        return ExitCodes.DONE;
    }
}
