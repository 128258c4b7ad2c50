package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.workflow.Interruption;

/// What SIGINT, SIGTERM and SIGHUP do. While nothing is being made or removed the process ends at once. In the middle
/// of
/// work the first signal has the work undone, for at most [#PATIENCE]; the second one ends the process at once and
/// lists
/// what stays.
public final class Interrupts implements Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What is left of that to tell how it went when the calls have had theirs.
    private static final Duration TELLING = Duration.ofSeconds(1);

    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final Console console;
    private final IntConsumer halt;
    private final InstantSource clock;
    private final Queue<String> remains = new ConcurrentLinkedQueue<>();
    private volatile Instant end = Instant.MAX;
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger depth = new AtomicInteger();

    /// @param console whose stderr is told
    /// @param halt ends the process with this code, without any more ado
    /// @param clock for the patience
    public Interrupts(Console console, IntConsumer halt, InstantSource clock) {
        this.console = console;
        this.halt = halt;
        this.clock = clock;
    }

    /// A signal has come.
    ///
    /// @param number such as 2 for SIGINT
    public void signalled(int number) {
        if (depth.get() == 0) {
            halt.accept(ExitCodes.BY_SIGNAL + number);
            return;
        }
        if (!first.compareAndSet(0, number)) {
            leave(first.get());
            return;
        }
        end = clock.instant().plus(PATIENCE).minus(TELLING);
        console.err().println("interrupted: undoing what is not complete, or telling of it; once more leaves at once");
        Thread.ofPlatform().daemon().name("patience").start(() -> leaveLate(number));
    }

    @Override
    public void check() {
        int number = first.get();
        if (number != 0) {
            throw new CancelledException("interrupted by " + name(number), number);
        }
    }

    @Override
    public Duration left() {
        return end.equals(Instant.MAX) ? FOR_EVER : Duration.between(clock.instant(), end);
    }

    @Override
    public FoundryException blame(FoundryException failure) {
        int number = first.get();
        boolean told = number == 0 || failure instanceof CancelledException;
        return told ? failure : new CancelledException("interrupted by " + name(number), number, failure);
    }

    @Override
    public <T> T during(Supplier<T> work) {
        depth.incrementAndGet();
        try {
            return work.get();
        } finally {
            depth.decrementAndGet();
        }
    }

    @Override
    public <T> T during(String what, Supplier<T> work) {
        remains.add(what);
        try {
            return during(work);
        } finally {
            remains.remove(what);
        }
    }

    private void leaveLate(int number) {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return;
        }
        if (depth.get() > 0) {
            leave(number);
        }
    }

    private void leave(int number) {
        console.err().println("error: left in the middle of the work");
        remains.forEach(what -> console.err().println("  " + Text.escape(what)));
        halt.accept(ExitCodes.BY_SIGNAL + number);
    }

    private static String name(int number) {
        return switch (number) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 15 -> "SIGTERM";
            default -> "signal " + number;
        };
    }
}
