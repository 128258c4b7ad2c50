package xyz.cofront.foundry.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import xyz.cofront.foundry.platform.Digests;

/// A digest of bytes that does not look at zeros, so that it costs nothing for a hole.
///
/// It is the SHA-256 of: for each block of 64 KiB that is not all zeros, in order, its offset and its
/// bytes; then the number of all bytes. Offset and number are unsigned, of 8 bytes, big-endian; only the
/// last block may be shorter. Nothing but the bytes counts: neither where a file has holes nor how it was
/// compressed.
public final class ExtentDigest {
    /// How such a digest begins.
    public static final String NAME = "sha256-extents";

    private final MessageDigest digest = Digests.sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    /// Takes the next blocks that are not all zeros.
    ///
    /// @param offset a multiple of [Blocks#SIZE]
    public void update(long offset, ByteBuffer blocks) {
        ByteBuffer rest = blocks.duplicate();
        long at = offset;
        while (rest.hasRemaining()) {
            int length = Math.min(Blocks.SIZE, rest.remaining());
            updateNumber(at);
            digest.update(rest.slice(rest.position(), length));
            rest.position(rest.position() + length);
            at += length;
        }
    }

    /// The digest, such as `sha256-extents:0f…`.
    ///
    /// @param size of all bytes, zeros included
    public String finish(long size) {
        updateNumber(size);
        return NAME + ":" + HexFormat.of().formatHex(digest.digest());
    }

    private void updateNumber(long value) {
        digest.update(number.putLong(0, value).array());
    }
}
