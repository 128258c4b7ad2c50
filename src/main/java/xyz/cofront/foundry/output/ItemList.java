package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// Several things of one kind as JSON and YAML show them, in the form of Kubernetes' lists.
@JsonPropertyOrder({"apiVersion", "kind", "items"})
record ItemList<T>(String apiVersion, String kind, List<T> items) {
    ItemList {
        items = List.copyOf(items);
    }

    static <T> ItemList<T> of(String kind, List<T> items) {
        return new ItemList<>(VirtualMachine.API_VERSION, kind, items);
    }
}
