package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.storage.PoolUse;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.storage.VolumeUse;

/// The storage of the whole host as JSON and YAML show it.
@JsonPropertyOrder({"apiVersion", "kind", "pools", "biggestVolumes", "unusedImages", "orphanVolumes", "leftovers"})
record StorageDocument(
        String apiVersion,
        String kind,
        List<PoolItem> pools,
        List<VolumeItem> biggestVolumes,
        List<FindingItem> unusedImages,
        List<FindingItem> orphanVolumes,
        List<FindingItem> leftovers) {

    static StorageDocument of(StorageStatus status) {
        return new StorageDocument(
                VirtualMachine.API_VERSION,
                "StorageStatus",
                status.pools().stream().map(PoolItem::of).toList(),
                status.biggest().stream().map(VolumeItem::of).toList(),
                FindingItem.all(status.unusedImages()),
                FindingItem.all(status.orphans()),
                FindingItem.all(status.leftovers()));
    }

    /// @param capacityBytes `null` for a pool that is not active, like the next three
    /// @param overcommit committed bytes for each free one; `null` where nothing is committed or nothing free
    @JsonPropertyOrder({
        "name",
        "type",
        "path",
        "active",
        "capacityBytes",
        "allocationBytes",
        "availableBytes",
        "committedBytes",
        "overcommit"
    })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PoolItem(
            String name,
            String type,
            @Nullable String path,
            boolean active,
            @Nullable Long capacityBytes,
            @Nullable Long allocationBytes,
            @Nullable Long availableBytes,
            @Nullable Long committedBytes,
            @Nullable Double overcommit) {
        static PoolItem of(PoolUse pool) {
            double ratio = pool.overcommit().orElse(Double.POSITIVE_INFINITY);
            return new PoolItem(
                    pool.name(),
                    pool.type(),
                    pool.path().orElse(null),
                    pool.active(),
                    pool.active() ? pool.capacity() : null,
                    pool.active() ? pool.allocation() : null,
                    pool.active() ? pool.available() : null,
                    pool.active() ? pool.committed() : null,
                    Double.isInfinite(ratio) ? null : Math.round(ratio * 100) / 100.0);
        }
    }

    @JsonPropertyOrder({"pool", "name", "allocationBytes", "capacityBytes", "use", "vms"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record VolumeItem(
            String pool, String name, long allocationBytes, long capacityBytes, String use, List<String> vms) {
        static VolumeItem of(VolumeUse volume) {
            return new VolumeItem(
                    volume.id().pool(),
                    volume.id().name(),
                    volume.allocation(),
                    volume.capacity(),
                    volume.use(),
                    volume.machines());
        }
    }

    /// @param bytes `null` where that is not known
    @JsonPropertyOrder({"resource", "name", "bytes", "what", "command"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingItem(
            String resource, String name, @Nullable Long bytes, String what, String command) {
        static List<FindingItem> all(List<Finding> findings) {
            return findings.stream().map(FindingItem::of).toList();
        }

        private static FindingItem of(Finding finding) {
            return new FindingItem(
                    finding.resource(),
                    finding.name(),
                    finding.bytes() == 0 ? null : finding.bytes(),
                    finding.what(),
                    finding.command());
        }
    }
}
