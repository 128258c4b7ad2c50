package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// The one thread that talks to libvirt for a connection, so that whoever asks can stop waiting.
///
/// A call into libvirt cannot be interrupted: a daemon that is stopped holds it for good. After the first call that
/// gets
/// no answer in time the thread is given up and nothing is asked of it any more.
final class Worker {
    /// How many deadlines long work may take: half an hour where a call may take 30 s.
    private static final int PATIENCE = 60;

    private final ExecutorService thread;
    private final Duration deadline;
    private volatile boolean abandoned;

    Worker(Duration deadline) {
        this.deadline = deadline;
        // A daemon thread: one that never comes back must not keep the process from ending.
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("libvirt").factory());
    }

    /// @param what for messages, such as `start domain 'web'`
    /// @throws HypervisorException the task's own, or `TIMEOUT`, or `CONNECTION` after one
    <T> T run(String what, Callable<T> task) {
        return run(what, deadline, task);
    }

    /// The same for a task that takes as long as its bytes take.
    <T> T runPatiently(String what, Callable<T> task) {
        return run(what, deadline.multipliedBy(PATIENCE), task);
    }

    private <T> T run(String what, Duration longest, Callable<T> task) {
        if (abandoned) {
            throw new HypervisorException(Kind.CONNECTION, "cannot " + what + ": an earlier call got no answer");
        }
        try {
            return await(thread.submit(task), longest);
        } catch (RejectedExecutionException e) {
            throw new HypervisorException(Kind.CONNECTION, "cannot " + what + ": the connection is closed", e);
        } catch (TimeoutException e) {
            abandoned = true;
            throw new HypervisorException(
                    Kind.TIMEOUT, "cannot " + what + ": no answer within " + longest.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    boolean abandoned() {
        return abandoned;
    }

    /// Does the last task if the thread still answers, and ends. Never throws.
    void finish(Runnable last) {
        try {
            Future<?> done = thread.submit(last);
            thread.shutdown();
            if (!abandoned) {
                await(done, deadline);
            }
        } catch (RejectedExecutionException | TimeoutException | ExecutionException e) {
            // Closed already, or gone for good: there is nothing more to do for it.
            abandoned = true;
        }
    }

    /// Waits through interrupts: what the call did must be known to whoever has to undo it.
    private static <T> T await(Future<T> future, Duration longest) throws TimeoutException, ExecutionException {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
