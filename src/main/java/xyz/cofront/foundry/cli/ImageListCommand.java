package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.Image;

/// Lists the base images of a pool. Their headers are looked at, which libvirt allows with full rights
/// alone.
@Command(name = "list", aliases = "ls", description = "List the base images of a pool.")
final class ImageListCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImageListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        return session.connected(Access.READ_WRITE, hypervisor -> list(session, hypervisor));
    }

    private static int list(Session session, Hypervisor hypervisor) {
        Images images = new Images(session, hypervisor);
        List<Image> found = images.list().run(images.pool());
        session.print(session.printer().images(found));
        found.stream()
                .filter(Image::unusable)
                .forEach(image -> session.progress()
                        .warn("image '" + image.name() + "' must not be used: 'foundry image info "
                                + ShellWord.of(image.name()) + "' says why"));
        return ExitCodes.DONE;
    }
}
