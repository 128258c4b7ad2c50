package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import xyz.cofront.foundry.image.VerifiedImage;

/// An image that was read through, as JSON and YAML show it.
///
/// @param recorded whether it was known what its digest should be
@JsonPropertyOrder({"name", "pool", "digest", "recorded"})
record VerifiedDocument(String name, String pool, String digest, boolean recorded) {
    static VerifiedDocument of(VerifiedImage image) {
        return new VerifiedDocument(
                image.name(), image.pool(), image.digest(), image.provenance().isPresent());
    }
}
