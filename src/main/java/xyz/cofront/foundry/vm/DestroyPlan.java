package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// What destroying one machine will remove and keep. Made by [DestroyVm#plan], shown to the user, then carried
/// out.
///
/// @param running whether it has to be stopped first
/// @param foreign whether only the domain goes, because the disks are not provably Foundry's
/// @param delete the volumes that go
/// @param keep sentences on what stays and why, such as `web/web_data-vdb: kept, --keep-data`
public record DestroyPlan(DomainId id, boolean running, boolean foreign, List<VolumeId> delete, List<String> keep) {
    public DestroyPlan {
        delete = List.copyOf(delete);
        keep = List.copyOf(keep);
    }
}
