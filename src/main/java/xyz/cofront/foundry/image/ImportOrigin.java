package xyz.cofront.foundry.image;

import org.jspecify.annotations.Nullable;

/// What is kept of where an image came from.
///
/// @param source the URL, without credentials; `null` for the file itself
/// @param checksum what the file was checked against before, if it was
/// @param defaultUser whom its guests log in as, if that is known
public record ImportOrigin(
        @Nullable String source,
        @Nullable Checksum checksum,
        @Nullable String defaultUser) {
    /// A file, and nothing is known of it.
    public static final ImportOrigin UNKNOWN = new ImportOrigin(null, null, null);
}
