package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The partition table in a disk's first sector (UEFI specification 2.10, section 5.2): four entries of 16
/// bytes from 446, then 0x55AA. A GPT disk has one too, with an entry of type 0xEE.
///
/// @param problems why the sector is not one; empty if it is
record MasterBootRecord(List<String> problems) {
    private static final int SECTOR = 512;
    private static final int TABLE = 446;
    private static final int ENTRY = 16;
    private static final int SIGNATURE = 510;
    private static final int PROTECTIVE = 0xEE;

    static MasterBootRecord in(ImageBytes bytes) {
        if (!bytes.has(SIGNATURE, "U\u00aa")) {
            return new MasterBootRecord(List.of("it has no boot sector (no 0x55AA at byte 510)"));
        }
        List<Entry> entries = IntStream.range(0, 4)
                .mapToObj(index -> Entry.read(bytes, index))
                .toList();
        List<String> problems = new ArrayList<>();
        entries.forEach(entry -> entry.check(bytes.size() / SECTOR, problems));
        if (entries.stream().allMatch(Entry::unused)) {
            problems.add("its partition table is empty");
        }
        return new MasterBootRecord(List.copyOf(problems));
    }

    boolean plausible() {
        return problems.isEmpty();
    }

    private record Entry(int number, int status, int type, long start, long sectors) {
        static Entry read(ImageBytes bytes, int index) {
            int at = TABLE + index * ENTRY;
            return new Entry(
                    index + 1,
                    bytes.u8(at),
                    bytes.u8(at + 4),
                    bytes.u32LittleEndian(at + 8),
                    bytes.u32LittleEndian(at + 12));
        }

        boolean unused() {
            return type == 0;
        }

        void check(long diskSectors, List<String> problems) {
            if ((status & 0x7f) != 0) {
                problems.add("partition " + number + " has the status " + status + ", neither 0 nor 128");
            }
            if (unused()) {
                return;
            }
            if (start == 0 || sectors == 0) {
                problems.add("partition " + number + " starts at sector " + start + " and has " + sectors + " sectors");
            }
            // The protective entry of a GPT disk may say any length up to 0xFFFFFFFF.
            long end = type == PROTECTIVE ? start + 1 : start + sectors;
            if (end > diskSectors) {
                problems.add("partition " + number + " ends beyond the end of the file: is the file whole?");
            }
        }
    }
}
