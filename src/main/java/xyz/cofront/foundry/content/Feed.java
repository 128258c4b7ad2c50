package xyz.cofront.foundry.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Bytes that come in order, and that may say where there are nothing but zeros.
interface Feed {
    /// Passes over zeros known without reading them.
    ///
    /// @return how many, a multiple of [Blocks#SIZE] unless the bytes end with them
    long skipHole() throws IOException;

    /// A new buffer of the kind that is filled with the fewest copies.
    ByteBuffer buffer(int size);

    /// Fills such a buffer; fewer bytes only where they end.
    void fill(ByteBuffer buffer) throws IOException;
}
