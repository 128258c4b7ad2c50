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

    /// The document with nothing of this left open.
    VirtualMachine apply(VirtualMachine machine) {
        String ownPool = machine.spec().storagePool();
        VirtType ownType = machine.spec().virtType();
        return machine.withSpec(machine.spec()
                .placed(
                        ownPool == null || poolForced ? vmPool : ownPool,
                        ownType == null || typeForced ? virtType : ownType));
    }
}
