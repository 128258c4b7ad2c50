package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.vm.Rendering;

/// The files of a machine, as JSON and YAML show them.
///
/// @param files texts by path
/// @param iso the seed, which JSON and YAML show in base64; absent where there is none or secrets are
///     masked
@JsonPropertyOrder({"apiVersion", "kind", "name", "uuid", "files", "iso"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // only ever written
record RenderingDocument(
        String apiVersion, String kind, String name, String uuid, Map<String, String> files, byte @Nullable [] iso) {

    static RenderingDocument of(Rendering rendering) {
        return new RenderingDocument(
                VirtualMachine.API_VERSION,
                "Rendering",
                rendering.name(),
                rendering.uuid().toString(),
                rendering.texts(),
                rendering.iso().orElse(null));
    }
}
