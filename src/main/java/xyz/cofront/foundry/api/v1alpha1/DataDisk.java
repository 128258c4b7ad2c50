package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// A further disk: a new empty one of `sizeGB`, or an existing `volume` that Foundry attaches and never
/// deletes.
///
/// @param device the name in the guest and in the volume's name, `vdb` to `vdz`
/// @param sizeGB size of a new disk, in GiB (2^30 bytes)
/// @param volume the name of an existing volume to attach, in place of a size; it is never deleted
/// @param pool the disk's pool; left out, the machine's
/// @param cache QEMU's cache mode; left out, libvirt's default
@JsonPropertyOrder({"device", "sizeGB", "volume", "pool", "cache"})
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record DataDisk(
        String device,
        int sizeGB,
        @Nullable String volume,
        @Nullable String pool,
        @Nullable DiskCache cache) {
    public DataDisk {
        device = Absent.text(device);
    }

    public DataDisk withSize(int gib) {
        return new DataDisk(device, gib, volume, pool, cache);
    }
}
