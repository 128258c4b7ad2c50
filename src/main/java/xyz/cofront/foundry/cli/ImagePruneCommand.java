package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.DownloadCache;
import xyz.cofront.foundry.image.PartialDownload;
import xyz.cofront.foundry.image.Prunable;
import xyz.cofront.foundry.image.PruneImages;
import xyz.cofront.foundry.image.Pruned;
import xyz.cofront.foundry.output.Size;

/// Clears up what interrupted work on images left.
@Command(
        name = "prune",
        description =
                "Clear up interrupted imports, deletions and downloads; whole images stay, unless --unused is given.")
final class ImagePruneCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--dry-run", description = "Only show what would go.")
    private boolean dryRun;

    @Option(names = "--unused", description = "Delete whole images that no VM stands on, too, after a question.")
    private boolean unused;

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImagePruneCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        if (unused && !dryRun) {
            new Question(session).requireAnswer("deleting unused images removes them for good");
        }
        return session.connected(Access.READ_WRITE, hypervisor -> prune(session, hypervisor));
    }

    private int prune(Session session, Hypervisor hypervisor) {
        Images images = new Images(session, hypervisor);
        PruneImages pruneImages =
                new PruneImages(hypervisor, session.defaultPools(), images.actor(), session.progress());
        List<Prunable> plan = pruneImages.plan(images.pool(), unused);
        DownloadCache cache =
                DownloadCache.of(session.world().environment(), session.world().home());
        List<PartialDownload> downloads = cache.list();
        if (dryRun) {
            session.print(session.printer().pruned(new Pruned(plan, downloads), true));
            return ExitCodes.DONE;
        }
        confirm(session, plan);
        return images.during(() -> {
            List<Prunable> done = new ArrayList<>();
            plan.forEach(prunable -> images.attempt(() -> {
                pruneImages.prune(prunable);
                done.add(prunable);
            }));
            List<PartialDownload> removed = new ArrayList<>();
            // One that a pull is at work on stays.
            downloads.forEach(download -> images.attempt(() -> {
                if (cache.remove(download)) {
                    removed.add(download);
                }
            }));
            session.print(session.printer().pruned(new Pruned(done, removed), false));
            return images.report(done.size() + removed.size());
        });
    }

    /// Only whole images are worth a question.
    private static void confirm(Session session, List<Prunable> plan) {
        List<String> whole = plan.stream()
                .filter(prunable -> prunable.what() == Prunable.What.UNUSED)
                .map(prunable -> "  image '" + prunable.image().name() + "', " + Size.ofBytes(prunable.bytes()))
                .toList();
        List<String> lines = new ArrayList<>(whole);
        lines.addFirst("These images will be deleted for good at " + session.uri() + ":");
        if (!whole.isEmpty() && !new Question(session).yes(lines, "Delete " + whole.size() + " unused images?")) {
            throw new VmException("declined: nothing was deleted");
        }
    }
}
