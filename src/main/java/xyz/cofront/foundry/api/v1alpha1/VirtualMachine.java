package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// A virtual machine: what it is called, and what it is to be.
///
/// Field names are those of the YAML text, and what is said here of each is what `explain` prints. Absent
/// required texts are `""` and absent required numbers `0`: the loader reports them with their place, so
/// that no code past the loader and the validation ever sees them.
///
/// @param apiVersion the version of this form, always `foundry.cofront.xyz/v1alpha1`
/// @param kind the kind of thing, always `VirtualMachine`
/// @param metadata what the machine is called and found by
/// @param spec what the user wants
/// @param status what Foundry observed; ignored in documents that are given to it
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
