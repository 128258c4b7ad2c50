package xyz.cofront.foundry.image;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What to import, and as what.
///
/// @param source a file of this host
/// @param origin where the file comes from, for messages; `null` if it is the user's own
/// @param name the image's; `null` takes the file's
/// @param pool the pool it goes into
public record ImportRequest(
        Path source, @Nullable String origin, @Nullable String name, String pool) {
    /// What messages call it.
    String shown() {
        return origin == null ? source.toString() : origin;
    }

    String imageName() {
        Path file = source.getFileName();
        return name != null ? name : file == null ? "" : file.toString();
    }
}
