package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// Several machines, as `list -o yaml` prints them.
@JsonPropertyOrder({"apiVersion", "kind", "items"})
public record VirtualMachineList(String apiVersion, String kind, List<VirtualMachine> items) {
    public static final String KIND = "VirtualMachineList";

    public VirtualMachineList {
        items = Absent.list(items);
    }

    public static VirtualMachineList of(List<VirtualMachine> items) {
        return new VirtualMachineList(VirtualMachine.API_VERSION, KIND, items);
    }
}
