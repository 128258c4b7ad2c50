package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The two ends of an image, which is all that judging it takes.
///
/// @param size of the whole image in bytes
/// @param head the first bytes, at most [#HEAD]
/// @param tail the last bytes, at most [#TAIL], one character a byte
record ImageBytes(long size, ByteBuffer head, String tail) {
    static final int HEAD = 64 * 1024;
    static final int TAIL = 512;

    static ImageBytes of(ByteSource source) {
        long size = source.size();
        byte[] head = source.read(0, (int) Math.min(HEAD, size));
        byte[] tail = source.read(Math.max(0, size - TAIL), (int) Math.min(TAIL, size));
        return new ImageBytes(size, ByteBuffer.wrap(head), new String(tail, StandardCharsets.ISO_8859_1));
    }

    /// Whether the first `length` bytes are there to be read.
    boolean reach(int length) {
        return head.limit() >= length;
    }

    int u8(int offset) {
        return Byte.toUnsignedInt(head.get(offset));
    }

    long u32(int offset) {
        return Integer.toUnsignedLong(head.getInt(offset));
    }

    /// To be compared as unsigned.
    long u64(int offset) {
        return head.getLong(offset);
    }

    /// Little-endian, as partition tables are.
    long u32LittleEndian(int offset) {
        return Integer.toUnsignedLong(Integer.reverseBytes(head.getInt(offset)));
    }

    /// @param magic one character a byte
    boolean has(int offset, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return reach(offset + wanted.length)
                && head.slice(offset, wanted.length).equals(ByteBuffer.wrap(wanted));
    }
}
