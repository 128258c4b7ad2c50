package xyz.cofront.foundry.image;

import java.util.Arrays;

/// Bytes in memory, inside a file that may be longer than they are.
final class BytesSource implements ByteSource {
    private final byte[] bytes;

    BytesSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
    }
}
