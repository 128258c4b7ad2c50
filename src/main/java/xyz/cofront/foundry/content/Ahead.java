package xyz.cofront.foundry.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.SparseContent;

/// Has a thread of its own get the next pieces while the present ones are being used. Several can stand
/// behind each other, each a stage that works at the same time as the others.
///
/// Pieces are handed over by the batch: waking up another thread for each costs a dense import a tenth of its time.
/// Of one stage there are at most three batches under way: one being made, one waiting, one being used.
public final class Ahead implements SparseContent, AutoCloseable {
    /// In pieces.
    static final int BATCH = 8;

    /// How many pieces one stage may have under way.
    static final int PIECES = 3 * BATCH;

    private final SparseContent content;
    private final BlockingQueue<Batch> waiting = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private Iterator<Piece> present = Collections.emptyIterator();
    private Optional<Ending> ending = Optional.empty();
    private volatile boolean closed;

    /// What the other thread came to: pieces, and after the last ones how it ended.
    private record Batch(List<Piece> pieces, Optional<Ending> ending) {}

    /// The end of the content, or a failure.
    private record Ending(@Nullable Throwable failure) {}

    private Ahead(SparseContent content) {
        this.content = content;
        this.thread = Thread.ofPlatform().daemon().name("read-ahead").unstarted(this::work);
    }

    /// Starts to get pieces.
    public static Ahead of(SparseContent content) {
        Ahead ahead = new Ahead(content);
        ahead.thread.start();
        return ahead;
    }

    @Override
    public Optional<Piece> next() throws IOException {
        while (!present.hasNext()) {
            if (ending.isPresent()) {
                return end(ending.get());
            }
            Batch batch = take();
            present = batch.pieces().iterator();
            ending = batch.ending();
        }
        return Optional.of(present.next());
    }

    private static Optional<Piece> end(Ending ending) throws IOException {
        return switch (ending.failure()) {
            case null -> Optional.empty();
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new IllegalStateException(ending.failure());
        };
    }

    /// Ends the thread, and waits until it has: whatever it reads from may be closed then.
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean more = true;
        while (more && !closed) {
            Batch batch = batch();
            more = put(batch) && batch.ending().isEmpty();
        }
    }

    private Batch batch() {
        List<Piece> pieces = new ArrayList<>(BATCH);
        try {
            while (pieces.size() < BATCH && !closed) {
                Optional<Piece> piece = content.next();
                if (piece.isEmpty()) {
                    return new Batch(pieces, Optional.of(new Ending(null)));
                }
                pieces.add(piece.get());
            }
            return new Batch(pieces, Optional.empty());
        } catch (IOException | RuntimeException | Error failure) {
            return new Batch(pieces, Optional.of(new Ending(failure)));
        }
    }

    /// @return whether anybody still wants it
    private boolean put(Batch batch) {
        try {
            while (!closed) {
                if (waiting.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Batch take() throws IOException {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the next piece", e);
        }
    }
}
