package xyz.cofront.foundry.storage;

import java.util.List;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// What deleting a pool will do.
///
/// @param pool goes, as far as libvirt knows it
/// @param delete volumes that go, in this order
/// @param keep how many volumes stay where they are
/// @param notes sentences on what stays and why
public record PoolDeletion(Pool pool, List<VolumeId> delete, int keep, List<String> notes) {
    public PoolDeletion {
        delete = List.copyOf(delete);
        notes = List.copyOf(notes);
    }
}
