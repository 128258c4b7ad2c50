package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.workflow.SideBySide;

/// @param machines in the order of the documents, each valid on its own
/// @param start whether they are started once they are made
/// @param width how many are made at a time
public record CreateRequest(List<VirtualMachine> machines, VmDefaults defaults, boolean start, SideBySide width) {
    public CreateRequest {
        machines = List.copyOf(machines);
    }
}
