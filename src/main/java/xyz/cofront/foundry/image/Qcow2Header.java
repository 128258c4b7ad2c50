package xyz.cofront.foundry.image;

/// The numbers of a qcow2 header (QEMU's docs/interop/qcow2.txt), all big-endian, as they stand in the
/// file. Those of 64 bits are to be compared as unsigned; those of 32 bits are never negative here.
///
/// @param length of the header itself in bytes: 72 in version 2, which has none of the fields from
///     `incompatibleFeatures` on
/// @param compression 0 where the header is too short to say
record Qcow2Header(
        long version,
        long backingOffset,
        long backingLength,
        long clusterBits,
        long virtualSize,
        long encryption,
        long l1Entries,
        long l1Offset,
        long refcountTableOffset,
        long refcountTableClusters,
        long snapshots,
        long snapshotsOffset,
        long incompatibleFeatures,
        long refcountOrder,
        long length,
        int compression) {

    static final int VERSION_2_LENGTH = 72;
    static final int VERSION_3_LENGTH = 104;
    private static final String MAGIC = "QFI\u00fb";

    /// Whether the bytes begin as qcow2 images do.
    static boolean claims(ImageBytes bytes) {
        return bytes.has(0, MAGIC);
    }

    /// @return the version, or -1 where the file ends before it
    static long versionOf(ImageBytes bytes) {
        return bytes.reach(8) ? bytes.u32(4) : -1;
    }

    /// Whether all of this version's fixed fields are there.
    static boolean complete(ImageBytes bytes) {
        return bytes.reach(versionOf(bytes) == 2 ? VERSION_2_LENGTH : VERSION_3_LENGTH);
    }

    /// Only for what is [#complete].
    static Qcow2Header read(ImageBytes bytes) {
        boolean version3 = versionOf(bytes) == 3;
        long length = version3 ? bytes.u32(100) : VERSION_2_LENGTH;
        return new Qcow2Header(
                bytes.u32(4),
                bytes.u64(8),
                bytes.u32(16),
                bytes.u32(20),
                bytes.u64(24),
                bytes.u32(32),
                bytes.u32(36),
                bytes.u64(40),
                bytes.u64(48),
                bytes.u32(56),
                bytes.u32(60),
                bytes.u64(64),
                version3 ? bytes.u64(72) : 0,
                version3 ? bytes.u32(96) : 4,
                length,
                length > VERSION_3_LENGTH && bytes.reach(VERSION_3_LENGTH + 1) ? bytes.u8(VERSION_3_LENGTH) : 0);
    }

    boolean clusterBitsValid() {
        return clusterBits >= 9 && clusterBits <= 21;
    }

    /// Only where [#clusterBitsValid].
    int clusterSize() {
        return 1 << clusterBits;
    }

    boolean incompatible(int bit) {
        return (incompatibleFeatures >>> bit & 1) == 1;
    }
}
