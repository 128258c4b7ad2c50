package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.image.PartialDownload;
import xyz.cofront.foundry.image.Prunable;

/// Something that was cleared up, or would be, as JSON and YAML show it.
///
/// @param name of an image, or the URL of a download
/// @param pool `null` for a download
@JsonPropertyOrder({"name", "pool", "what", "allocationBytes"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrunableDocument(String name, @Nullable String pool, String what, long allocationBytes) {
    static PrunableDocument of(Prunable prunable) {
        return new PrunableDocument(
                prunable.image().name(),
                prunable.image().pool(),
                prunable.what().text(),
                prunable.bytes());
    }

    static PrunableDocument of(PartialDownload download) {
        return new PrunableDocument(download.url(), null, "partial download", download.length());
    }
}
