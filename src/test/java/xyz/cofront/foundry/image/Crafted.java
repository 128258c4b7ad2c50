package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Images made byte by byte from the formats' specifications.
final class Crafted {
    static final long GIB = 1L << 30;
    private static final int CLUSTER = 65536;

    private final ByteBuffer bytes;

    private Crafted(int size) {
        bytes = ByteBuffer.allocate(size);
    }

    static Crafted zeros(int size) {
        return new Crafted(size);
    }

    /// A qcow2 image of 1 GiB in clusters of 64 KiB: header, refcount table, L1 table of two entries.
    static Crafted qcow2(int version) {
        Crafted image = new Crafted(3 * CLUSTER)
                .text(0, "QFI\u00fb")
                .u32(4, version)
                .u32(20, 16)
                .u64(24, GIB)
                .u32(36, 2)
                .u64(40, 2 * CLUSTER)
                .u64(48, CLUSTER)
                .u32(56, 1);
        return version == 2 ? image : image.u32(96, 4).u32(100, 112);
    }

    /// A raw disk of 1 MiB with one Linux partition from sector 64 to its end.
    static Crafted raw() {
        return zeros(1 << 20).text(510, "U\u00aa").partition(0, 0x80, 0x83, 64, 2048 - 64);
    }

    Crafted partition(int index, int status, int type, int start, int sectors) {
        int at = 446 + 16 * index;
        bytes.put(at, (byte) status).put(at + 4, (byte) type);
        bytes.putInt(at + 8, Integer.reverseBytes(start)).putInt(at + 12, Integer.reverseBytes(sectors));
        return this;
    }

    Crafted u8(int offset, int value) {
        bytes.put(offset, (byte) value);
        return this;
    }

    Crafted u32(int offset, int value) {
        bytes.putInt(offset, value);
        return this;
    }

    Crafted u64(int offset, long value) {
        bytes.putLong(offset, value);
        return this;
    }

    Crafted text(int offset, String text) {
        bytes.put(offset, text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Crafted resized(int size) {
        Crafted other = new Crafted(size);
        other.bytes.put(0, bytes, 0, Math.min(size, bytes.limit()));
        return other;
    }

    byte[] bytes() {
        return bytes.array();
    }

    Inspection inspected() {
        return new Inspector(ImageLimits.DEFAULT).inspect(new BytesSource(bytes()));
    }
}
