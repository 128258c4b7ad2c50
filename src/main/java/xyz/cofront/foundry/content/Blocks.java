package xyz.cofront.foundry.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.platform.FileHoles;

/// Cuts bytes into blocks and leaves out those that are all zeros, wherever the zeros come from: whether a
/// file has holes, holds zeros or comes out of a decompressor, the same bytes give the same pieces of data.
///
/// Pieces lie outside of Java's heap, where files are read to and libvirt sends from without a copy between. A piece's
/// bytes stay as they are until [#RING] more pieces were asked for, which is what [Ahead] lives
/// on.
public final class Blocks implements SparseContent {
    /// In bytes; every piece begins at a multiple of it, and only the last block may be shorter.
    public static final int SIZE = 64 * 1024;

    /// How many pieces may be under way at once: of two stages that read ahead of each other, and of who asks them.
    static final int RING = 2 * Ahead.PIECES + AT_ONCE;

    /// As much as goes into one message to libvirt, and little enough that what was read is still in the processor's
    /// cache when it is digested.
    private static final int CHUNK = 3 * SIZE;
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(SIZE).asReadOnlyBuffer();

    private final Feed feed;
    private final List<ByteBuffer> ring = new ArrayList<>(RING);
    private int turn;
    private boolean handedOut;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long hole;

    private Blocks(Feed feed) {
        this.feed = feed;
    }

    /// A file from `position`, a multiple of [#SIZE], on. It need not be closed.
    public static Blocks of(FileChannel channel, FileHoles holes, long position) {
        return new Blocks(new FileFeed(channel, holes, position));
    }

    /// What a stream still holds. Does not close it.
    public static Blocks of(InputStream stream) {
        return new Blocks(new StreamFeed(stream));
    }

    @Override
    public Optional<Piece> next() throws IOException {
        while (true) {
            skipZeros();
            if (chunk.hasRemaining()) {
                return Optional.of(hole > 0 ? takeHole() : takeData());
            }
            hole += feed.skipHole();
            if (!fill()) {
                return hole > 0 ? Optional.of(takeHole()) : Optional.empty();
            }
        }
    }

    /// Takes the next buffer only where somebody has a piece of the last one.
    private boolean fill() throws IOException {
        turn = handedOut ? (turn + 1) % RING : turn;
        handedOut = false;
        if (turn == ring.size()) {
            ring.add(ByteBuffer.allocateDirect(CHUNK));
        }
        ByteBuffer buffer = ring.get(turn).clear();
        feed.fill(buffer);
        chunk = buffer.flip().duplicate();
        return chunk.hasRemaining();
    }

    private void skipZeros() {
        while (chunk.hasRemaining() && zeros(chunk.position())) {
            int length = blockAt(chunk.position());
            hole += length;
            chunk.position(chunk.position() + length);
        }
    }

    private Hole takeHole() {
        Hole taken = new Hole(hole);
        hole = 0;
        return taken;
    }

    private Data takeData() {
        int start = chunk.position();
        int end = start;
        while (end < chunk.limit() && !zeros(end)) {
            end += blockAt(end);
        }
        chunk.position(end);
        handedOut = true;
        return new Data(chunk.slice(start, end - start));
    }

    private boolean zeros(int position) {
        int length = blockAt(position);
        return chunk.slice(position, length).equals(ZEROS.slice(0, length));
    }

    private int blockAt(int position) {
        return Math.min(SIZE, chunk.limit() - position);
    }
}
