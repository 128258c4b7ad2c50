package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// What a document may leave open and flag, environment or configuration then say.
///
/// @param virtType of a machine whose document names none
/// @param typeForced whether `virtType` comes from a flag, which wins over the document
/// @param vmPool the pool of a machine whose document names none
/// @param poolForced whether `vmPool` comes from a flag, which wins over the document
/// @param imagePool the pool of images named by volume alone
public record VmDefaults(VirtType virtType, boolean typeForced, String vmPool, boolean poolForced, String imagePool) {

    /// The document with its pool decided, which is kept with the machine: its volumes lie there.
    VirtualMachine place(VirtualMachine machine) {
        String own = machine.spec().storagePool();
        return own != null && !poolForced
                ? machine
                : machine.withSpec(machine.spec().placed(vmPool));
    }

    /// How the machine is to be run. This is the host's matter as much as the document's, so it is not kept.
    VirtType virtType(VirtualMachine machine) {
        VirtType own = machine.spec().virtType();
        return own == null || typeForced ? virtType : own;
    }
}
