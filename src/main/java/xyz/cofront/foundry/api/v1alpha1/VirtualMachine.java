package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// One `VirtualMachine` document. Field names are those of the YAML text.
///
/// Absent required texts are `""` and absent required numbers `0`: the loader reports them with their place, so that no
/// code past the loader and the validation ever sees them.
///
/// @param apiVersion always [#API_VERSION]
/// @param kind always [#KIND]
/// @param status what Foundry observed; ignored on the way in, as Kubernetes does
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public record VirtualMachine(
        String apiVersion,
        String kind,
        ObjectMeta metadata,
        VmSpec spec,
        @Nullable VmStatus status) {

    public static final String API_VERSION = "foundry.cofront.xyz/v1alpha1";
    public static final String KIND = "VirtualMachine";

    public VirtualMachine {
        apiVersion = Absent.text(apiVersion);
        kind = Absent.text(kind);
        metadata = metadata == null ? ObjectMeta.named("") : metadata;
        spec = spec == null ? VmSpec.empty() : spec;
    }

    /// The name of the machine, which is the name of its libvirt domain.
    public String name() {
        return metadata.name();
    }

    public VirtualMachine withMetadata(ObjectMeta changed) {
        return new VirtualMachine(apiVersion, kind, changed, spec, status);
    }

    public VirtualMachine withSpec(VmSpec changed) {
        return new VirtualMachine(apiVersion, kind, metadata, changed, status);
    }

    public VirtualMachine withStatus(@Nullable VmStatus changed) {
        return new VirtualMachine(apiVersion, kind, metadata, spec, changed);
    }
}
