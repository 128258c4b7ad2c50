package xyz.cofront.foundry.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.SparseContent;

/// Passes pieces on and computes something over them on the way.
public final class Digesting implements SparseContent {
    private static final byte[] ZEROS = new byte[Blocks.SIZE];

    private final SparseContent content;
    private final Taker taker;
    private long position;

    /// What is computed.
    private interface Taker {
        void take(long position, Piece piece);
    }

    private Digesting(SparseContent content, long position, Taker taker) {
        this.content = content;
        this.position = position;
        this.taker = taker;
    }

    /// Computes the digest over the extents.
    ///
    /// @param position of the first piece
    public static Digesting extents(SparseContent content, long position, ExtentDigest digest) {
        return new Digesting(content, position, (at, piece) -> {
            if (piece instanceof Data(ByteBuffer bytes)) {
                digest.update(at, bytes);
            }
        });
    }

    /// Computes a digest over every byte, zeros included.
    public static Digesting whole(SparseContent content, MessageDigest digest) {
        return new Digesting(content, 0, (_, piece) -> {
            switch (piece) {
                case Data(ByteBuffer bytes) -> digest.update(bytes.duplicate());
                case Hole(long length) -> updateZeros(digest, length);
            }
        });
    }

    @Override
    public Optional<Piece> next() throws IOException {
        Optional<Piece> piece = content.next();
        piece.ifPresent(given -> {
            taker.take(position, given);
            position += given.length();
        });
        return piece;
    }

    private static void updateZeros(MessageDigest digest, long length) {
        for (long left = length; left > 0; left -= ZEROS.length) {
            digest.update(ZEROS, 0, (int) Math.min(ZEROS.length, left));
        }
    }
}
