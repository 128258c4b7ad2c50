package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// @param machines in the order of the documents, each valid on its own
/// @param start whether they are started once they are made
public record CreateRequest(List<VirtualMachine> machines, VmDefaults defaults, boolean start) {
    public CreateRequest {
        machines = List.copyOf(machines);
    }
}
