package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// This program's version as JSON and YAML show it.
@JsonPropertyOrder({"apiVersion", "kind", "version", "commit", "buildDate", "libvirt"})
record VersionDocument(
        String apiVersion,
        String kind,
        String version,
        @Nullable String commit,
        @Nullable String buildDate,
        Libvirt libvirt) {
    /// @param client null where libvirt's library is not installed
    /// @param daemon null where it does not answer
    @JsonPropertyOrder({"client", "daemon"})
    record Libvirt(@Nullable String client, @Nullable String daemon) {}

    static VersionDocument of(ProgramVersion version) {
        Libvirt libvirt = new Libvirt(
                version.client().get().orElse(null), version.daemon().get().orElse(null));
        return new VersionDocument(
                VirtualMachine.API_VERSION, "Version", version.number(), version.commit(), version.date(), libvirt);
    }
}
