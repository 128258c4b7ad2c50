package xyz.cofront.foundry.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.config.Key;

/// The option that says which pool holds the images.
final class ImagePool {
    @Option(
            names = {"--pool", "--image-pool"},
            paramLabel = "POOL",
            description = "Storage pool that holds the images.")
    @Nullable
    private String pool;

    Session session(Context context) {
        Map<Key, String> flags = new EnumMap<>(Key.class);
        GlobalOptions.put(flags, Key.IMAGE_POOL, pool);
        return context.session(flags);
    }
}
