package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// This program's version as JSON and YAML show it.
@JsonPropertyOrder({"apiVersion", "kind", "version"})
record VersionDocument(String apiVersion, String kind, String version) {
    static VersionDocument of(String number) {
        return new VersionDocument(VirtualMachine.API_VERSION, "Version", number);
    }
}
