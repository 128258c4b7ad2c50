package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class WhileBusyTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final WhileBusy whileBusy = new WhileBusy(Duration.ofSeconds(30), pauses::add);
    private int attempts;

    @Test
    void whatIsFreeIsTriedOnce() {
        assertThat(whileBusy.<Integer>call(() -> freeAt(1))).isOne();
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatIsBusyIsTriedAgainAfterLongerAndLongerPauses() {
        assertThat(whileBusy.<Integer>call(() -> freeAt(8))).isEqualTo(8);
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L);
    }

    @Test
    void whatStaysBusyIsGivenUpAfterTheTimeThatWasSaid() {
        assertThatThrownBy(() -> whileBusy.run(() -> freeAt(Integer.MAX_VALUE))).hasMessage("busy");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        assertThatThrownBy(() -> whileBusy.run(() -> {
                    attempts++;
                    throw new HypervisorException(Kind.NOT_FOUND, "gone");
                }))
                .hasMessage("gone");
        assertThat(attempts).isOne();
    }

    @Test
    void anInterruptEndsTheWaiting() {
        WhileBusy interrupted = new WhileBusy(Duration.ofSeconds(30), _ -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.run(() -> freeAt(Integer.MAX_VALUE)))
                .hasMessage("interrupted while waiting for libvirt, which is busy");
        assertThat(Thread.interrupted()).isTrue();
    }

    private int freeAt(int attempt) {
        attempts++;
        if (attempts < attempt) {
            throw new HypervisorException(Kind.BUSY, "busy");
        }
        return attempts;
    }
}
