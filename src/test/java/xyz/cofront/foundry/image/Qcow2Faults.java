package xyz.cofront.foundry.image;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Headers with one thing wrong each, and what is to be said of it.
final class Qcow2Faults {
    private static final String BACKING = "it names a backing file: flatten it with 'qemu-img convert -O qcow2'";
    private static final String SNAPSHOTS = "it holds internal snapshots: flatten it with 'qemu-img convert -O qcow2'";
    private static final String L1_UNALIGNED = "its L1 table does not start at a cluster (offset %s)";
    private static final String L1_OUTSIDE = "its L1 table lies beyond the end of the file: is the file whole?";
    private static final String L1_SHORT = "its L1 table has %s entries, too few for its virtual size";
    private static final String REFCOUNT_UNALIGNED = "its refcount table does not start at a cluster (offset %s)";
    private static final String REFCOUNT_OUTSIDE =
            "its refcount table lies beyond the end of the file: is the file whole?";

    private Qcow2Faults() {}

    static Stream<Arguments> all() {
        return Stream.of(
                bad("version 0", v3().u32(4, 0), "it is a qcow image of version 0; versions 2 and 3 are known"),
                bad("version 1", v3().u32(4, 1), "it is a qcow image of version 1; versions 2 and 3 are known"),
                bad("version 4", v3().u32(4, 4), "it is a qcow image of version 4; versions 2 and 3 are known"),
                bad(
                        "version 2^32-1",
                        v3().u32(4, -1),
                        "it is a qcow image of version 4294967295; versions 2 and 3 are known"),
                bad("backing file", v3().u64(8, 0x200).u32(16, 9), BACKING),
                bad("backing offset with length 0", v3().u64(8, 0x200), BACKING),
                bad("backing length with offset 0", v3().u32(16, 9), BACKING),
                bad("backing offset in version 2", v2().u64(8, Long.MIN_VALUE), BACKING),
                bad("cluster bits 8", v3().u32(20, 8), "its cluster bits are 8, not 9 to 21"),
                bad("cluster bits 22", v3().u32(20, 22), "its cluster bits are 22, not 9 to 21"),
                bad("cluster bits 0", v3().u32(20, 0), "its cluster bits are 0, not 9 to 21"),
                bad("cluster bits 2^31", v3().u32(20, 1 << 31), "its cluster bits are 2147483648, not 9 to 21"),
                bad("virtual size 0", v3().u64(24, 0), "its virtual size is 0"),
                bad("virtual size odd", v3().u64(24, 513), "its virtual size, 513 bytes, is not a multiple of 512"),
                bad(
                        "virtual size over 2 TiB",
                        v3().u64(24, (2L << 40) + 512).u32(36, 4097),
                        "its virtual size, 2199023256064 bytes, is over the limit of 2199023255552"),
                bad(
                        "virtual size 2^64-512",
                        v3().u64(24, -512),
                        "its virtual size, 18446744073709551104 bytes, is over the limit of 2199023255552",
                        L1_SHORT.formatted(2)),
                bad("AES", v3().u32(32, 1), "it is encrypted (method 1)"),
                bad("LUKS without a header", v3().u32(32, 2), "it is encrypted (method 2)"),
                bad("unknown encryption", v3().u32(32, -1), "it is encrypted (method 4294967295)"),
                bad("no L1 entries", v3().u32(36, 0), L1_SHORT.formatted(0)),
                bad("one L1 entry too few", v3().u32(36, 1), L1_SHORT.formatted(1)),
                bad("L1 too small for the last sector", v3().u64(24, Crafted.GIB + 512), L1_SHORT.formatted(2)),
                bad("L1 too small with extended L2", v3().u64(72, 0b10000), L1_SHORT.formatted(2)),
                bad("too many L1 entries", v3().u32(36, 4_194_305), "its L1 table has 4194305 entries, over 4194304"),
                bad("2^32-1 L1 entries", v3().u32(36, -1), "its L1 table has 4294967295 entries, over 4194304"),
                bad("L1 past the end", v3().u32(36, 8193), L1_OUTSIDE),
                bad("L1 at the end", v3().u64(40, 3 * 65536), L1_OUTSIDE),
                bad("L1 beyond the end", v3().u64(40, 1L << 40), L1_OUTSIDE),
                bad("L1 unaligned", v3().u64(40, 65536 + 8), L1_UNALIGNED.formatted(65544)),
                bad("L1 over the header", v3().u64(40, 0), L1_UNALIGNED.formatted(0)),
                bad("L1 offset overflows", v3().u64(40, -65536), L1_OUTSIDE),
                bad(
                        "L1 offset overflows unaligned",
                        v3().u64(40, -8),
                        L1_UNALIGNED.formatted("18446744073709551608"),
                        L1_OUTSIDE),
                bad("refcount table offset 0", v3().u64(48, 0), REFCOUNT_UNALIGNED.formatted(0)),
                bad("refcount table unaligned", v3().u64(48, 512), REFCOUNT_UNALIGNED.formatted(512)),
                bad("refcount table at the end", v3().u64(48, 3 * 65536), REFCOUNT_OUTSIDE),
                bad("refcount table past the end", v3().u32(56, 3), REFCOUNT_OUTSIDE),
                bad("refcount table offset overflows", v3().u64(48, -65536), REFCOUNT_OUTSIDE),
                bad("no refcount clusters", v3().u32(56, 0), "it has no refcount table"),
                bad("refcount table over 8 MiB", v3().u32(56, 129), "its refcount table has 8454144 bytes, over 8 MiB"),
                bad(
                        "2^32-1 refcount clusters",
                        v3().u32(56, -1),
                        "its refcount table has 281474976645120 bytes, over 8 MiB"),
                bad("snapshots", v3().u32(60, 1), SNAPSHOTS),
                bad("snapshot table", v3().u64(64, 65536), SNAPSHOTS),
                bad("snapshots in version 2", v2().u32(60, -1), SNAPSHOTS),
                bad(
                        "dirty",
                        v3().u64(72, 1),
                        "it was not closed cleanly (dirty): repair it with 'qemu-img check -r all'"),
                bad("corrupt", v3().u64(72, 2), "it is marked corrupt: repair it with 'qemu-img check -r all'"),
                bad("external data file", v3().u64(72, 4), "its data lies in another file (external data file)"),
                bad(
                        "unknown features 5 and 63",
                        v3().u64(72, 1L << 63 | 1L << 5),
                        "it needs features not known here (incompatible feature bits 5, 63)"),
                bad("refcount order 7", v3().u32(96, 7), "its refcount order is 7, over 6"),
                bad("refcount order 2^32-1", v3().u32(96, -1), "its refcount order is 4294967295, over 6"),
                bad("header length 96", v3().u32(100, 96), headerLength("96")),
                bad("header length 0", v3().u32(100, 0), headerLength("0")),
                bad("header length 108", v3().u32(100, 108), headerLength("108")),
                bad("header length over a cluster", v3().u32(100, 65544), headerLength("65544")),
                bad("header length 2^32-8", v3().u32(100, -8), headerLength("4294967288")),
                bad("compression type 2", v3().u64(72, 8).u8(104, 2), "its compression type is 2, neither 0 nor 1"),
                bad(
                        "compression bit without a type",
                        v3().u64(72, 8),
                        "its compression type, 0, and its feature bits contradict each other"),
                bad(
                        "compression type without its bit",
                        v3().u8(104, 1),
                        "its compression type, 1, and its feature bits contradict each other"),
                bad(
                        "extended L2 in small clusters",
                        Crafted.qcow2(3).u32(20, 13).u64(24, 512).u64(72, 0b10000),
                        "its clusters of 8192 bytes are too small for extended L2 entries"),
                bad("data file name", v3().u32(112, 0x44415441).u32(116, 3), "it names an external data file"),
                bad("LUKS header", v3().u32(112, 0x0537be77).u32(116, 16), "it has an encryption header (LUKS)"),
                bad("backing format", v3().u32(112, 0xe2792aca).u32(116, 5), "it names the format of a backing file"),
                bad(
                        "backing format in version 2",
                        v2().u32(72, 0xe2792aca).u32(76, 5),
                        "it names the format of a backing file"),
                bad(
                        "data file name after another extension",
                        v3().u32(112, 0x6803f857).u32(116, 9).u32(136, 0x44415441),
                        "it names an external data file"),
                bad(
                        "overlong extension",
                        v3().u32(112, 0x6803f857).u32(116, 65536 - 120 + 1),
                        "its header extension 0x6803f857 is longer than the first cluster"),
                bad(
                        "extension of 2^32-1 bytes",
                        v3().u32(112, 0x6803f857).u32(116, -1),
                        "its header extension 0x6803f857 is longer than the first cluster"),
                bad(
                        "extensions beyond 64 KiB",
                        largeClusters().u32(112, 0x6803f857).u32(116, 65536),
                        "its header extensions reach beyond the first 64 KiB"),
                bad(
                        "several at once",
                        v3().u64(8, 1).u32(32, 1).u64(24, 0),
                        BACKING,
                        "it is encrypted (method 1)",
                        "its virtual size is 0"));
    }

    private static Crafted v3() {
        return Crafted.qcow2(3);
    }

    private static Crafted v2() {
        return Crafted.qcow2(2);
    }

    private static Crafted largeClusters() {
        int cluster = 1 << 21;
        return Crafted.qcow2(3)
                .u32(20, 21)
                .u64(40, 2L * cluster)
                .u64(48, cluster)
                .resized(3 * cluster);
    }

    private static String headerLength(String length) {
        return "its header length is " + length + ", not a multiple of 8 from 104 to a cluster";
    }

    private static Arguments bad(String name, Crafted image, String... reasons) {
        return Arguments.of(name, image.bytes(), List.of(reasons));
    }
}
