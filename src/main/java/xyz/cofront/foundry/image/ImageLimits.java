package xyz.cofront.foundry.image;

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
}
