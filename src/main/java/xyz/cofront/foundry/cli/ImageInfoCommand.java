package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.Image;

/// Describes images by name.
@Command(name = "info", description = "Show where images come from, and which VMs stand on them.")
final class ImageInfoCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Images to show.")
    private final List<String> names = new ArrayList<>();

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImageInfoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        return session.connected(Access.READ_WRITE, hypervisor -> show(session, hypervisor));
    }

    private int show(Session session, Hypervisor hypervisor) {
        Images images = new Images(session, hypervisor);
        List<Image> found = new ArrayList<>();
        images.each(names, id -> found.add(images.list().get(id)));
        if (!found.isEmpty()) {
            session.print(session.printer().imageDetails(found));
        }
        return images.report(found.size());
    }
}
