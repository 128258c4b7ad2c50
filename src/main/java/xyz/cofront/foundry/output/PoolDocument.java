package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.storage.PoolSummary;

/// A storage pool as JSON and YAML show it.
///
/// @param capacityBytes `null` for a pool that is not active, like the next three
@JsonPropertyOrder({
    "name",
    "type",
    "path",
    "active",
    "autostart",
    "capacityBytes",
    "allocationBytes",
    "availableBytes",
    "volumes"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
record PoolDocument(
        String name,
        String type,
        @Nullable String path,
        boolean active,
        boolean autostart,
        @Nullable Long capacityBytes,
        @Nullable Long allocationBytes,
        @Nullable Long availableBytes,
        @Nullable Integer volumes) {

    static PoolDocument of(PoolSummary pool) {
        return new PoolDocument(
                pool.name(),
                pool.type(),
                pool.path().orElse(null),
                pool.active(),
                pool.autostart(),
                pool.active() ? pool.capacity() : null,
                pool.active() ? pool.allocation() : null,
                pool.active() ? pool.available() : null,
                pool.volumes().isPresent() ? pool.volumes().getAsInt() : null);
    }
}
