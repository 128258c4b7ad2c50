package xyz.cofront.foundry.image;

import java.io.InputStream;

/// Bytes from a source, one piece after the other.
final class VolumeStream extends InputStream {
    private static final int PIECE = 4 << 20;

    private final ByteSource source;
    private byte[] piece = new byte[0];
    private int at;
    private long next;

    VolumeStream(ByteSource source) {
        this.source = source;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == piece.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        piece = source.read(next, (int) Math.min(PIECE, source.size() - next));
        next += piece.length;
        at = 0;
        return piece.length > 0;
    }
}
