package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// Something that was just done, as JSON and YAML show it.
@JsonPropertyOrder({"apiVersion", "kind", "name", "result"})
record ChangeDocument(String apiVersion, String kind, String name, String result) {
    static ChangeDocument of(Change change) {
        return new ChangeDocument(VirtualMachine.API_VERSION, change.kind(), change.name(), change.result());
    }
}
