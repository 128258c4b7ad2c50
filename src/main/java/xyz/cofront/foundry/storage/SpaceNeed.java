package xyz.cofront.foundry.storage;

/// The space of one volume to be made.
///
/// @param capacity in bytes: what it may take in the end
/// @param certain in bytes: what is written as soon as it is made
public record SpaceNeed(String volume, long capacity, long certain) {
    private static final long CLUSTER = 64 * 1024;
    /// One entry of a qcow2 L1 table stands for 512 MiB of disk.
    private static final long BYTES_PER_L1_ENTRY = 512L << 20;

    /// A volume that is written whole, such as an ISO.
    public static SpaceNeed whole(String volume, long bytes) {
        return new SpaceNeed(volume, bytes, bytes);
    }

    /// A raw volume whose blocks are taken as they are written.
    public static SpaceNeed thinRaw(String volume, long capacity) {
        return new SpaceNeed(volume, capacity, 0);
    }

    /// A qcow2 volume in clusters of 64 KiB: header, refcount table and block, and an L1 table.
    public static SpaceNeed thinQcow2(String volume, long capacity) {
        long l1 = Math.ceilDiv(capacity, BYTES_PER_L1_ENTRY) * 8;
        return new SpaceNeed(volume, capacity, (3 + Math.ceilDiv(l1, CLUSTER)) * CLUSTER);
    }
}
