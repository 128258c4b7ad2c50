package xyz.cofront.foundry.hypervisor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Bytes with holes between them, handed out once from the beginning to the end.
@FunctionalInterface
public interface SparseContent {
    /// How many pieces may be in somebody's hands at once.
    int AT_ONCE = 8;

    /// The next piece, none after the last. What a [Data] holds may change once [#AT_ONCE] more were asked for.
    Optional<Piece> next() throws IOException;

    /// A part of the content, never an empty one.
    sealed interface Piece {
        /// In bytes.
        long length();
    }

    /// Bytes as they are.
    ///
    /// @param bytes from the buffer's position to its limit
    record Data(ByteBuffer bytes) implements Piece {
        @Override
        public long length() {
            return bytes.remaining();
        }
    }

    /// Nothing but zeros, which are neither sent nor stored.
    record Hole(long length) implements Piece {}
}
