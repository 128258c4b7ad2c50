package xyz.cofront.foundry.image;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What to import, and as what.
///
/// @param source a file of this host
/// @param name the image's; `null` takes the file's
/// @param pool the pool it goes into
public record ImportRequest(Path source, @Nullable String name, String pool) {
    String imageName() {
        Path file = source.getFileName();
        return name != null ? name : file == null ? "" : file.toString();
    }
}
