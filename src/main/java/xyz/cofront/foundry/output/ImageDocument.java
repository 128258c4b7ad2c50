package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImageUser;

/// A base image as JSON and YAML show it.
///
/// @param usable whether a machine can be made from it; `null` if it could not be looked at
/// @param reasons why not
/// @param usedBy the names of VMs and volumes that stand on it, such as `virtualmachine/web`
@JsonPropertyOrder({
    "name",
    "pool",
    "format",
    "virtualSizeBytes",
    "allocationBytes",
    "path",
    "usable",
    "reasons",
    "provenance",
    "usedBy"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ImageDocument(
        String name,
        String pool,
        String format,
        long virtualSizeBytes,
        long allocationBytes,
        String path,
        @Nullable Boolean usable,
        List<String> reasons,
        @Nullable ImageProvenance provenance,
        List<String> usedBy) {

    ImageDocument {
        reasons = List.copyOf(reasons);
        usedBy = List.copyOf(usedBy);
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
                ImageTables.reasons(image),
                image.provenance().orElse(null),
                image.users().stream().map(ImageDocument::user).toList());
    }

    private static String user(ImageUser user) {
        return switch (user) {
            case ImageUser.Machine(String name) -> "virtualmachine/" + name;
            case ImageUser.Overlay overlay -> "volume/" + overlay.volume();
        };
    }

    /// One image as a document of its own.
    static Single single(Image image) {
        return new Single(VirtualMachine.API_VERSION, "Image", of(image));
    }

    /// @param image its fields stand beside the others
    @JsonPropertyOrder({"apiVersion", "kind"})
    record Single(
            String apiVersion, String kind, @JsonUnwrapped ImageDocument image) {}
}
