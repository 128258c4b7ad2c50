package xyz.cofront.foundry.image;

import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;

/// An image that is to be deleted: what is shown before anybody is asked.
///
/// @param whole whether it is an image, and not what is left of an import
public record ImageDeletion(Pool pool, Volume volume, boolean whole) {}
