package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.DeleteImage;
import xyz.cofront.foundry.image.ImageDeletion;
import xyz.cofront.foundry.output.Size;

/// Deletes images that nothing stands on.
@Command(name = "delete", aliases = "rm", description = "Delete images that no VM stands on.")
final class ImageDeleteCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Images to delete.")
    private final List<String> names = new ArrayList<>();

    @Option(
            names = "--force",
            description = "Delete from a pool that other hosts may have, too. What is in use here always stays.")
    private boolean force;

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImageDeleteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        new Question(session).requireAnswer("deleting an image removes it for good");
        return session.connected(Access.READ_WRITE, hypervisor -> delete(session, hypervisor));
    }

    private int delete(Session session, Hypervisor hypervisor) {
        Images images = new Images(session, hypervisor);
        DeleteImage deleteImage = new DeleteImage(hypervisor, images.actor(), session.progress());
        List<ImageDeletion> plans = new ArrayList<>();
        images.each(names, id -> plans.add(deleteImage.plan(id, force)));
        if (!plans.isEmpty() && !confirmed(session, plans)) {
            throw new VmException("declined: nothing was deleted");
        }
        return images.during(() -> {
            List<String> gone = new ArrayList<>();
            plans.forEach(plan -> images.attempt(() -> {
                deleteImage.delete(plan);
                gone.add(plan.volume().name());
            }));
            if (!gone.isEmpty()) {
                session.print(session.printer().imagesDeleted(gone));
            }
            return images.report(gone.size());
        });
    }

    private static boolean confirmed(Session session, List<ImageDeletion> plans) {
        Stream<String> lines = plans.stream().map(ImageDeleteCommand::line);
        String what = plans.size() == 1 ? "image '" + plans.getFirst().volume().name() + "'" : plans.size() + " images";
        return new Question(session)
                .yes(
                        Stream.concat(Stream.of("This will be deleted for good at " + session.uri() + ":"), lines)
                                .toList(),
                        "Delete " + what + "?");
    }

    private static String line(ImageDeletion plan) {
        return "  image '" + plan.volume().name() + "' in pool '" + plan.pool().name() + "', "
                + Size.ofBytes(plan.volume().allocation()) + (plan.whole() ? "" : ", left by an interrupted import");
    }
}
