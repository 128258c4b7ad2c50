package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;

/// What an image may be at most.
///
/// @param maxVirtualSize of the disk a guest sees, in bytes
public record ImageLimits(long maxVirtualSize) {
    /// 2 TiB.
    public static final ImageLimits DEFAULT = new ImageLimits(2L << 40);

    public ImageLimits {
        if (maxVirtualSize <= 0) {
            throw new IllegalArgumentException("the limit on an image's size must be positive");
        }
    }

    /// @param virtualSize unsigned
    boolean allow(long virtualSize) {
        return Long.compareUnsigned(virtualSize, maxVirtualSize) <= 0;
    }

    /// What a file of whole sectors may come to at most, in bytes.
    long mostBytes() {
        return maxVirtualSize - maxVirtualSize % 512;
    }

    /// How long the file of an image may be that begins so, where that is not known beforehand: compressed
    /// data of a few hundred bytes can go on for terabytes.
    ///
    /// A qcow2 file holds its disk and tables on it, of a 64th each at worst, and at most 40 MiB of fixed
    /// ones.
    ///
    /// @param head of an image that was accepted
    long fileLimit(byte[] head) {
        ImageBytes bytes = new ImageBytes(head.length, ByteBuffer.wrap(head), "");
        if (!Qcow2Header.claims(bytes)) {
            return mostBytes();
        }
        long disk = Qcow2Header.read(bytes).virtualSize();
        return disk + disk / 16 + (64L << 20);
    }
}
