package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;
import java.util.function.Supplier;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Tries again, after longer and longer pauses, what libvirt refuses for as long as it is doing something else to the
/// same pool or volume.
final class WhileBusy {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Duration patience;
    private final Sleeper sleeper;

    /// @param patience how long the pauses may be together, in about
    WhileBusy(Duration patience, Sleeper sleeper) {
        this.patience = patience;
        this.sleeper = sleeper;
    }

    void run(Runnable attempt) {
        call(() -> {
            attempt.run();
            return true;
        });
    }

    /// @param attempt fails as `BUSY`, and has done nothing then, where trying again may help
    /// @throws HypervisorException the attempt's last
    <T> T call(Supplier<T> attempt) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return attempt.get();
            } catch (HypervisorException e) {
                if (e.kind() != Kind.BUSY || waited.compareTo(patience) >= 0) {
                    throw e;
                }
            }
            sleep(pause);
            waited = waited.plus(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    private void sleep(Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(Kind.BUSY, "interrupted while waiting for libvirt, which is busy", e);
        }
    }
}
