package xyz.cofront.foundry.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.config.Key;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.ImageLimits;
import xyz.cofront.foundry.image.Inspector;
import xyz.cofront.foundry.image.ListImages;

/// Lists the base images of a pool. Their headers are looked at, which libvirt allows with full rights alone.
@Command(name = "list", aliases = "ls", description = "List the base images of a pool.")
final class ImageListCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = {"--pool", "--image-pool"},
            paramLabel = "POOL",
            description = "Storage pool that holds the images.")
    @Nullable
    private String pool;

    ImageListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session(flags(pool));
        return session.connected(Access.READ_WRITE, hypervisor -> list(session, hypervisor));
    }

    static Map<Key, String> flags(@Nullable String pool) {
        Map<Key, String> flags = new EnumMap<>(Key.class);
        GlobalOptions.put(flags, Key.IMAGE_POOL, pool);
        return flags;
    }

    private static int list(Session session, Hypervisor hypervisor) {
        ListImages listImages = new ListImages(hypervisor, session.defaultPools(), new Inspector(ImageLimits.DEFAULT));
        session.print(session.printer()
                .images(listImages.run(session.settings().imagePool().value())));
        return ExitCodes.DONE;
    }
}
