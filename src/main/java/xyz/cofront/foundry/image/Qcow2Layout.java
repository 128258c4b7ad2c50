package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;

/// Checks where a qcow2 header says its two tables lie. No sum here can overflow: lengths are compared with
/// what is left of the file after the offset.
record Qcow2Layout(Qcow2Header header, long fileSize) {
    /// QEMU's own limit: 32 MiB of entries of 8 bytes.
    private static final long MAX_L1_ENTRIES = 4_194_304;
    /// QEMU's own limit.
    private static final long MAX_REFCOUNT_TABLE = 8L << 20;

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkL1(problems);
        checkRefcountTable(problems);
        return problems;
    }

    private void checkL1(List<String> problems) {
        if (header.l1Entries() > MAX_L1_ENTRIES) {
            problems.add("its L1 table has " + header.l1Entries() + " entries, over " + MAX_L1_ENTRIES);
            return;
        }
        if (Long.compareUnsigned(header.l1Entries(), l1EntriesNeeded()) < 0) {
            problems.add("its L1 table has " + header.l1Entries() + " entries, too few for its virtual size");
        }
        checkPlace("L1 table", header.l1Offset(), header.l1Entries() * 8, problems);
    }

    private void checkRefcountTable(List<String> problems) {
        // At most 2^32 clusters of 2^21 bytes: fits.
        long length = header.refcountTableClusters() << header.clusterBits();
        if (length == 0) {
            problems.add("it has no refcount table");
            return;
        }
        if (length > MAX_REFCOUNT_TABLE) {
            problems.add("its refcount table has " + length + " bytes, over 8 MiB");
            return;
        }
        checkPlace("refcount table", header.refcountTableOffset(), length, problems);
    }

    private void checkPlace(String table, long offset, long length, List<String> problems) {
        if (offset == 0 || Long.remainderUnsigned(offset, header.clusterSize()) != 0) {
            problems.add(
                    "its " + table + " does not start at a cluster (offset " + Long.toUnsignedString(offset) + ")");
        }
        if (Long.compareUnsigned(offset, fileSize) > 0 || length > fileSize - offset) {
            problems.add("its " + table + " lies beyond the end of the file: is the file whole?");
        }
    }

    /// One L2 table fills a cluster with entries of 8 bytes, or 16 if extended, each for one cluster.
    long l1EntriesNeeded() {
        long entryBits = header.incompatible(Qcow2Gate.EXTENDED_L2) ? 4 : 3;
        long bytesPerL1EntryBits = header.clusterBits() + header.clusterBits() - entryBits;
        long whole = header.virtualSize() >>> bytesPerL1EntryBits;
        return whole << bytesPerL1EntryBits == header.virtualSize() ? whole : whole + 1;
    }
}
