package xyz.cofront.foundry.image;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.error.StorageException;

/// What to import, and as what.
///
/// @param source a file of this host, maybe compressed
/// @param name the image's; `null` takes the file's, without the ending of its compression
/// @param pool the pool it goes into
/// @param checksum what the whole file, as it is, must come to; `null` if that is not known
/// @param origin what to keep of where it came from
public record ImportRequest(
        Path source,
        @Nullable String name,
        String pool,
        @Nullable Checksum checksum,
        ImportOrigin origin) {

    /// A file of which nothing else is known.
    public ImportRequest(Path source, @Nullable String name, String pool) {
        this(source, name, pool, null, ImportOrigin.UNKNOWN);
    }

    StorageException refused(List<String> reasons) {
        return new StorageException(refusal(), reasons, null);
    }

    /// Whether that is why.
    boolean isRefused(StorageException failure) {
        return refusal().equals(failure.getMessage());
    }

    private String refusal() {
        return "'" + source + "' cannot be imported";
    }

    String imageName() {
        Path file = source.getFileName();
        return name != null ? name : file == null ? "" : Compression.unpackedName(file.toString());
    }
}
