package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolVolume;

/// One storage pool with its volumes as JSON and YAML show it.
///
/// @param capacityBytes `null` for a pool that is not active, like the next three
@JsonPropertyOrder({
    "apiVersion",
    "kind",
    "name",
    "uuid",
    "type",
    "path",
    "active",
    "autostart",
    "persistent",
    "capacityBytes",
    "allocationBytes",
    "availableBytes",
    "volumes"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PoolDetailDocument(
        String apiVersion,
        String kind,
        String name,
        String uuid,
        String type,
        @Nullable String path,
        boolean active,
        boolean autostart,
        boolean persistent,
        @Nullable Long capacityBytes,
        @Nullable Long allocationBytes,
        @Nullable Long availableBytes,
        @Nullable List<VolumeDocument> volumes) {

    static PoolDetailDocument of(PoolDetail detail) {
        Pool pool = detail.pool();
        return new PoolDetailDocument(
                VirtualMachine.API_VERSION,
                "StoragePool",
                pool.name(),
                pool.uuid().toString(),
                pool.type(),
                pool.path().orElse(null),
                pool.active(),
                pool.autostart(),
                pool.persistent(),
                pool.active() ? pool.capacity() : null,
                pool.active() ? pool.allocation() : null,
                pool.active() ? pool.available() : null,
                pool.active()
                        ? detail.volumes().stream().map(VolumeDocument::of).toList()
                        : null);
    }

    /// @param vms the machines that use it
    /// @param chain what lies below it, nearest first
    @JsonPropertyOrder({"name", "path", "format", "capacityBytes", "allocationBytes", "use", "vms", "chain"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record VolumeDocument(
            String name,
            String path,
            String format,
            long capacityBytes,
            long allocationBytes,
            String use,
            List<String> vms,
            List<String> chain) {
        static VolumeDocument of(PoolVolume volume) {
            return new VolumeDocument(
                    volume.name(),
                    volume.path(),
                    volume.format(),
                    volume.capacity(),
                    volume.allocation(),
                    volume.use(),
                    volume.machines(),
                    volume.chain());
        }
    }
}
