package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.Inspection;

/// A base image as JSON and YAML show it.
///
/// @param usable whether a machine can be made from it; `null` if it could not be looked at
/// @param reasons why not
@JsonPropertyOrder({"name", "pool", "format", "virtualSizeBytes", "allocationBytes", "path", "usable", "reasons"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ImageDocument(
        String name,
        String pool,
        String format,
        long virtualSizeBytes,
        long allocationBytes,
        String path,
        @Nullable Boolean usable,
        List<String> reasons) {

    ImageDocument {
        reasons = List.copyOf(reasons);
    }

    static ImageDocument of(Image image) {
        return new ImageDocument(
                image.name(),
                image.pool(),
                image.format().wire(),
                image.virtualSize(),
                image.allocation(),
                image.path(),
                image.verdict().isEmpty() ? null : !image.unusable(),
                reasons(image));
    }

    private static List<String> reasons(Image image) {
        if (image.verdict().isPresent() && image.verdict().get() instanceof Inspection.Refused refused) {
            return refused.reasons();
        }
        return image.unusable() ? List.of("its bytes are of another format than its name says") : List.of();
    }
}
