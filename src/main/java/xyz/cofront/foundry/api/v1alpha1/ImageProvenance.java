package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a base image came from and what it was then.
///
/// @param source the path or URL it was imported from, without credentials
/// @param digest over its extents, such as `sha256-extents:0f…`
/// @param checksum what the file it came in was checked against, such as `sha256:0f…`; `null` if against
///     nothing
/// @param sizeBytes of the image's own file
/// @param imported when
/// @param importedBy by what, such as `foundry 1.0`
/// @param defaultUser whom its guests log in as, where the image's makers say so
@JsonPropertyOrder({"source", "digest", "checksum", "sizeBytes", "imported", "importedBy", "defaultUser"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageProvenance(
        String source,
        String digest,
        @Nullable String checksum,
        long sizeBytes,
        Instant imported,
        @Nullable String importedBy,
        @Nullable String defaultUser) {

    /// @throws NullPointerException if one of the fields that every record has is absent
    public ImageProvenance {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(imported, "imported");
    }
}
