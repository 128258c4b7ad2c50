package xyz.cofront.foundry.image;

import java.util.Arrays;

/// An image whose head is known and not in its place yet.
final class Headed implements ByteSource {
    private final byte[] head;
    private final ByteSource rest;

    /// @param head its first bytes
    /// @param rest the whole, with anything at the beginning
    Headed(byte[] head, ByteSource rest) {
        this.head = head.clone();
        this.rest = rest;
    }

    /// An image of which only the head is known, and how long it is at most.
    static Headed alone(byte[] head, long size) {
        return new Headed(head, new Nothing(size));
    }

    @Override
    public long size() {
        return rest.size();
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset >= head.length) {
            return rest.read(offset, length);
        }
        int own = (int) Math.min(length, head.length - offset);
        byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(head, (int) offset, (int) offset + own), length);
        byte[] others = own == length ? new byte[0] : rest.read(head.length, length - own);
        System.arraycopy(others, 0, bytes, own, others.length);
        return Arrays.copyOf(bytes, own + others.length);
    }

    /// Bytes that are not there to be read.
    private record Nothing(long size) implements ByteSource {
        @Override
        public byte[] read(long offset, int length) {
            return new byte[0];
        }
    }
}
