package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import xyz.cofront.foundry.workflow.Interruption;

/// Follows the tables of a qcow2 image to every cluster that they name. What lies beyond the end of the file QEMU reads
/// as zeros, and a guest finds gaps in its disk. Entries are read as QEMU's docs/interop/qcow2.txt has them.
///
/// Each table is read once, 8 or 16 bytes for each cluster of the disk. Of the last cluster alone a part may be missing
/// without being seen: QEMU itself writes no more of it than was written to the disk.
final class Qcow2Clusters {
    private static final long OFFSET = 0x00ff_ffff_ffff_fe00L;
    private static final long COMPRESSED = 1L << 62;
    private static final long ALL_ZEROS = 1;
    private static final long ALLOCATED_SUBCLUSTERS = 0xffff_ffffL;
    private static final int SECTOR_BITS = 9;

    private final ByteSource image;
    private final Qcow2Header header;
    private final Interruption interruption;
    private long beyond;
    private long astray;

    /// @param header which the gate has accepted
    Qcow2Clusters(ByteSource image, Qcow2Header header, Interruption interruption) {
        this.image = image;
        this.header = header;
        this.interruption = interruption;
    }

    /// What is wrong with them, as clauses of [Inspection.Refused]; nothing if all are there.
    ///
    /// @param most L2 tables that are followed; if there are more, none is
    List<String> problems(int most) {
        int needed = (int) new Qcow2Layout(header, image.size()).l1EntriesNeeded();
        long[] tables = Arrays.stream(entries(header.l1Offset(), needed))
                .map(entry -> entry & OFFSET)
                .filter(offset -> offset != 0)
                .sorted()
                .toArray();
        if (IntStream.range(1, tables.length).anyMatch(at -> tables[at] == tables[at - 1])) {
            return List.of("it is corrupt: its L1 table names an L2 table twice");
        }
        if (tables.length <= most) {
            Arrays.stream(tables).forEach(this::follow);
        }
        return problemsFound();
    }

    private List<String> problemsFound() {
        List<String> problems = new ArrayList<>();
        if (beyond > 0) {
            problems.add(
                    "it is cut off: clusters that its tables name lie beyond the end of the file (" + beyond + ")");
        }
        if (astray > 0) {
            problems.add("it is corrupt: entries of its tables name places where no cluster begins (" + astray + ")");
        }
        return problems;
    }

    private void follow(long table) {
        interruption.check();
        if (!reached(table, header.clusterSize())) {
            return;
        }
        long[] entries = entries(table, header.clusterSize() / Long.BYTES);
        if (header.incompatible(Qcow2Gate.EXTENDED_L2)) {
            for (int at = 0; at < entries.length; at += 2) {
                look(entries[at], (entries[at + 1] & ALLOCATED_SUBCLUSTERS) != 0);
            }
        } else {
            Arrays.stream(entries).forEach(entry -> look(entry, (entry & ALL_ZEROS) == 0));
        }
    }

    /// @param read whether the cluster, if it is not compressed, has bytes that count
    private void look(long entry, boolean read) {
        if ((entry & COMPRESSED) != 0) {
            beyond += lastSector(entry) < image.size() ? 0 : 1;
        } else if ((entry & OFFSET) != 0 && read) {
            reached(entry & OFFSET, 1);
        }
    }

    /// Where the last sector begins that a compressed cluster has a part in.
    private long lastSector(long entry) {
        int bits = 62 - ((int) header.clusterBits() - 8);
        long offset = entry & ((1L << bits) - 1);
        long sectors = (entry & (COMPRESSED - 1)) >>> bits;
        return ((offset >>> SECTOR_BITS) + sectors) << SECTOR_BITS;
    }

    /// Whether a cluster begins there and so much of it is in the file; counts it if not.
    private boolean reached(long offset, long length) {
        boolean aligned = offset % header.clusterSize() == 0;
        boolean within = offset + length <= image.size();
        astray += aligned ? 0 : 1;
        beyond += within ? 0 : 1;
        return aligned && within;
    }

    private long[] entries(long offset, int count) {
        // Fewer where the file became shorter meanwhile, which is found out in the end.
        LongBuffer read =
                ByteBuffer.wrap(image.read(offset, count * Long.BYTES)).asLongBuffer();
        long[] entries = new long[count];
        read.get(entries, 0, read.remaining());
        return entries;
    }
}
