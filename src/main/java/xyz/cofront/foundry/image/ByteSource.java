package xyz.cofront.foundry.image;

/// Bytes that can be read at any offset, wherever they lie.
public interface ByteSource {
    /// The number of bytes.
    long size();

    /// Reads `length` bytes from `offset`; fewer only where the source ends, none beyond it.
    byte[] read(long offset, int length);
}
