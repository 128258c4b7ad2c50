package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// What a document may leave open and flag, environment or configuration then say.
///
/// @param vmPool the pool of a machine whose document names none
/// @param imagePool the pool of images named by volume alone
/// @param poolForced whether `vmPool` comes from a flag, which wins over the document's `storagePool`
public record VmDefaults(VirtType virtType, String vmPool, String imagePool, boolean poolForced, boolean typeForced) {}
