package xyz.cofront.foundry.image;

import java.io.IOException;
import java.util.Optional;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.storage.PoolSpace;

/// Content that may take no more of a pool than the pool had to give: how much an image takes may not be
/// known before, and a pool that is filled to its last byte stops the VMs that write into it.
final class Within implements SparseContent {
    private final SparseContent content;
    private final String pool;
    private final long room;
    private long taken;

    /// @param room what the pool has to give, in bytes
    /// @param taken what of it is taken already
    Within(SparseContent content, String pool, long room, long taken) {
        this.content = content;
        this.pool = pool;
        this.room = room;
        this.taken = taken;
    }

    /// @throws StorageException instead of the piece that is too much
    @Override
    public Optional<Piece> next() throws IOException {
        Optional<Piece> piece = content.next();
        if (piece.isPresent() && piece.get() instanceof Data data) {
            taken += data.length();
        }
        if (taken > room) {
            throw new StorageException("pool '" + pool + "' has " + PoolSpace.size(room)
                    + " free, and more than that is needed: " + PoolSpace.size(taken) + " at least");
        }
        return piece;
    }

    /// How many bytes of the pool were asked for.
    long taken() {
        return taken;
    }
}
