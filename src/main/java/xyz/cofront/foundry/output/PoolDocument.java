package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.Pool;

/// A storage pool as JSON and YAML show it.
///
/// @param capacityBytes `null` for a pool that is not active, like the next two
@JsonPropertyOrder({
    "name",
    "uuid",
    "type",
    "path",
    "active",
    "persistent",
    "autostart",
    "capacityBytes",
    "allocationBytes",
    "availableBytes"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PoolDocument(
        String name,
        String uuid,
        String type,
        @Nullable String path,
        boolean active,
        boolean persistent,
        boolean autostart,
        @Nullable Long capacityBytes,
        @Nullable Long allocationBytes,
        @Nullable Long availableBytes) {

    static PoolDocument of(Pool pool) {
        return new PoolDocument(
                pool.name(),
                pool.uuid().toString(),
                pool.type(),
                pool.path().orElse(null),
                pool.active(),
                pool.persistent(),
                pool.autostart(),
                pool.active() ? pool.capacity() : null,
                pool.active() ? pool.allocation() : null,
                pool.active() ? pool.available() : null);
    }
}
