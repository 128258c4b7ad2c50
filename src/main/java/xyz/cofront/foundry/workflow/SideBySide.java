package xyz.cofront.foundry.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/// Does the same with several things, some at a time, and tells what came of each in the order of the things.
///
/// @param width how many at a time; with 1, and for a single thing, in the caller's own thread
public record SideBySide(int width) {
    public SideBySide {
        if (width < 1) {
            throw new IllegalArgumentException("nothing is done " + width + " at a time");
        }
    }

    /// Returns when everything that was begun has ended.
    ///
    /// @param last whether a result is the end: nothing more is begun then
    /// @return the results of what was begun, in the order of the things
    /// @throws RuntimeException the work's own; nothing more is begun then either
    public <T, R> List<R> run(List<T> things, Function<T, R> work, Predicate<R> last) {
        Queue<T, R> queue = new Queue<>(things, work, last);
        int threads = Math.min(width, things.size());
        if (threads <= 1) {
            queue.empty();
        } else {
            together(queue, threads);
        }
        return List.copyOf(queue.results.values());
    }

    private static void together(Queue<?, ?> queue, int threads) {
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int count = 0; count < threads; count++) {
                workers.add(pool.submit(queue::empty));
            }
        }
        workers.stream().filter(worker -> worker.state() == Future.State.FAILED).forEach(worker -> {
            throw unchecked(worker.exceptionNow());
        });
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    private static final class Queue<T, R> {
        private final List<T> things;
        private final Function<T, R> work;
        private final Predicate<R> last;
        private final AtomicInteger next = new AtomicInteger();
        private final ConcurrentSkipListMap<Integer, R> results = new ConcurrentSkipListMap<>();
        private volatile boolean ended;

        Queue(List<T> things, Function<T, R> work, Predicate<R> last) {
            this.things = things;
            this.work = work;
            this.last = last;
        }

        void empty() {
            int index = next.getAndIncrement();
            while (index < things.size() && !ended) {
                take(index);
                index = next.getAndIncrement();
            }
        }

        private void take(int index) {
            try {
                R result = work.apply(things.get(index));
                results.put(index, result);
                if (last.test(result)) {
                    ended = true;
                }
            } catch (RuntimeException | Error failure) {
                ended = true;
                throw failure;
            }
        }
    }
}
