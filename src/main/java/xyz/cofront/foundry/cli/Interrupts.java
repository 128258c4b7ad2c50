package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.workflow.Interruption;

/// What SIGINT, SIGTERM and SIGHUP do. While nothing is being made or removed the process ends at once. In the middle
/// of
/// work the first signal has the work undone, for at most [#PATIENCE]; the second one ends the process at once and says
/// how to find what stays.
public final class Interrupts implements Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final IntConsumer halt;
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger depth = new AtomicInteger();

    /// @param console whose stderr is told
    /// @param halt ends the process with this code, without any more ado
    public Interrupts(Console console, IntConsumer halt) {
        this.console = console;
        this.halt = halt;
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
        console.err().println("interrupted: undoing what was begun; once more leaves at once");
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
    public <T> T during(Supplier<T> work) {
        depth.incrementAndGet();
        try {
            return work.get();
        } finally {
            depth.decrementAndGet();
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
        console.err().println("  what stays has the phase Creating or Destroying in 'foundry list --all -o wide'");
        console.err().println("  'foundry destroy NAME' removes it");
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
