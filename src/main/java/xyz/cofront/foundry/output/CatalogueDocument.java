package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.DownloadAddress;

/// An image of the catalogue as JSON and YAML show it. URLs are without their secrets.
@JsonPropertyOrder({"name", "image", "format", "user", "description", "url", "checksum", "origin"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CatalogueDocument(
        String name,
        String image,
        String format,
        @Nullable String user,
        @Nullable String description,
        String url,
        @Nullable String checksum,
        String origin) {

    static CatalogueDocument of(CatalogueEntry entry) {
        return new CatalogueDocument(
                entry.name(),
                entry.imageName(),
                entry.format().wire(),
                entry.user(),
                entry.description(),
                shown(entry.url()),
                entry.checksum() == null ? null : shown(entry.checksum()),
                entry.origin().text());
    }

    /// A URL without its secrets; anything else as it is.
    static String shown(String text) {
        return text.contains("://") ? DownloadAddress.parse(text).shown() : text;
    }
}
