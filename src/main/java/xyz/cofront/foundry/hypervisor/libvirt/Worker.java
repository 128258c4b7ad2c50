package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;

/// Has other threads talk to libvirt for a connection, so that whoever asks can stop waiting: one, unless several ask
/// at a time. libvirt's connections may be used by many threads, and keep errors apart by thread.
///
/// A call into libvirt cannot be interrupted: a daemon that is stopped holds it for good. After the first call that
/// gets no answer in time the connection is given up and nothing is asked of it any more.
final class Worker {
    /// How many deadlines long work may take: half an hour where a call may take 30 s.
    private static final int LONG_WORK = 60;

    /// Between two looks whether the time was cut short while a call is under way.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /// Of all connections, and not let go with the last one: a thread that ends frees what libvirt and the
    /// libraries under it keep by thread, and must not do so while the process frees the rest on its way out.
    /// Daemons, for one that never comes back must not keep the process from ending.
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("libvirt").factory());

    /// Shared by calls, and held alone by what ends the connection: closed under a call, it takes the process along.
    private final ReadWriteLock connection = new ReentrantReadWriteLock();
    private final Patience patience;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean abandoned;

    Worker(Patience patience) {
        this.patience = patience;
    }

    /// @param what for messages, such as `start domain 'web'`
    /// @throws HypervisorException the task's own, or `TIMEOUT`, or `CONNECTION` after one
    <T> T run(String what, Callable<T> task) {
        return run(what, patience.perCall(), task);
    }

    /// The same for a task that takes as long as its bytes take.
    <T> T runPatiently(String what, Callable<T> task) {
        return run(what, patience.perCall().multipliedBy(LONG_WORK), task);
    }

    private <T> T run(String what, Duration longest, Callable<T> task) {
        if (abandoned) {
            throw new HypervisorException(Kind.CONNECTION, "cannot " + what + ": an earlier call got no answer");
        }
        Duration limit = shorter(longest, patience.left().get());
        if (!limit.isPositive()) {
            throw new HypervisorException(
                    Kind.TIMEOUT, "cannot " + what + ": the time was over before it was asked for");
        }
        long end = System.nanoTime() + limit.toNanos();
        try {
            return await(THREADS.submit(() -> holding(connection.readLock(), () -> asked(what, task))), end);
        } catch (TimeoutException e) {
            abandoned = true;
            boolean cutShort = System.nanoTime() < end;
            String within = cutShort ? "in the time that was left" : "within " + limit.toMillis() + " ms";
            throw new HypervisorException(Kind.TIMEOUT, "cannot " + what + ": no answer " + within, e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private <T> T asked(String what, Callable<T> task) throws Exception {
        if (closed.get()) {
            throw new HypervisorException(Kind.CONNECTION, "cannot " + what + ": the connection is closed");
        }
        return task.call();
    }

    boolean abandoned() {
        return abandoned;
    }

    /// Does the last task once every call has ended; only the first time. Never throws, and does not wait for a call
    /// that hangs.
    void finish(Runnable last) {
        if (closed.getAndSet(true)) {
            return;
        }
        Future<?> done = THREADS.submit(() -> holding(connection.writeLock(), Executors.callable(last)));
        if (abandoned) {
            return;
        }
        try {
            await(done, System.nanoTime() + patience.perCall().toNanos());
        } catch (TimeoutException | ExecutionException e) {
            // Gone for good: there is nothing more to do for it.
            abandoned = true;
        }
    }

    private static <T> T holding(Lock lock, Callable<T> task) throws Exception {
        lock.lock();
        try {
            return task.call();
        } finally {
            lock.unlock();
        }
    }

    /// Waits through interrupts: what the call did must be known to whoever has to undo it. What is left for the whole
    /// when it begins is the call's, too; what becomes less meanwhile, becomes less for the call.
    private <T> T await(Future<T> future, long end) throws TimeoutException, ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                Duration remaining = shorter(
                        Duration.ofNanos(end - System.nanoTime()),
                        patience.left().get());
                try {
                    return future.get(shorter(remaining, LOOK_AGAIN).toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    if (remaining.compareTo(LOOK_AGAIN) <= 0) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static RuntimeException unwrapped(ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
