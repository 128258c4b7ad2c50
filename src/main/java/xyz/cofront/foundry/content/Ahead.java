package xyz.cofront.foundry.content;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.SparseContent;

/// Has a thread of its own get the next pieces while the present one is being used. Several can stand
/// behind each other, each a stage that works at the same time as the others.
///
/// Of one there are at most four pieces under way: one being made, two waiting, one being used. Four of
/// them may stand in a row before [Blocks#RING] is used up.
public final class Ahead implements SparseContent, AutoCloseable {
    private static final int WAITING = 2;

    private final SparseContent content;
    private final BlockingQueue<Turn> turns = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean closed;

    /// What the other thread came to: a piece, the end, or a failure.
    private record Turn(Optional<Piece> piece, @Nullable Throwable failure) {
        boolean last() {
            return piece.isEmpty();
        }
    }

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
        Turn turn = take();
        return switch (turn.failure()) {
            case null -> turn.piece();
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new IllegalStateException(turn.failure());
        };
    }

    /// Ends the thread, and waits until it has: whatever it reads from may be closed then.
    @Override
    public void close() {
        closed = true;
        turns.clear();
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
            Turn turn = turn();
            more = put(turn) && !turn.last();
        }
    }

    private Turn turn() {
        try {
            return new Turn(content.next(), null);
        } catch (IOException | RuntimeException | Error failure) {
            return new Turn(Optional.empty(), failure);
        }
    }

    /// @return whether anybody still wants it
    private boolean put(Turn turn) {
        try {
            while (!closed) {
                if (turns.offer(turn, 100, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Turn take() throws IOException {
        try {
            return turns.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the next piece", e);
        }
    }
}
