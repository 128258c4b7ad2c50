package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class PoolRefreshTest {
    private final List<Duration> pauses = new ArrayList<>();
    private int attempts;

    @Test
    void aPoolThatIsFreeIsRefreshedOnce() {
        new PoolRefresh(this::attempt, pauses::add).refresh();
        assertThat(attempts).isOne();
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBusyPoolIsTriedAgainAfterLongerAndLongerPauses() {
        new PoolRefresh(() -> busyUntil(8), pauses::add).refresh();
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L);
    }

    @Test
    void aPoolThatStaysBusyIsGivenUpAfterHalfAMinute() {
        PoolRefresh refresh = new PoolRefresh(() -> busyUntil(Integer.MAX_VALUE), pauses::add);
        assertThatThrownBy(refresh::refresh).hasMessage("busy");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        PoolRefresh refresh = new PoolRefresh(
                () -> {
                    attempt();
                    throw new HypervisorException(Kind.NOT_FOUND, "gone");
                },
                pauses::add);
        assertThatThrownBy(refresh::refresh).hasMessage("gone");
        assertThat(attempts).isOne();
    }

    @Test
    void anInterruptEndsTheWaiting() {
        PoolRefresh refresh = new PoolRefresh(() -> busyUntil(Integer.MAX_VALUE), pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(refresh::refresh).hasMessage("interrupted while waiting for a pool that is busy");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void attempt() {
        attempts++;
    }

    private void busyUntil(int freeAt) {
        attempt();
        if (attempts < freeAt) {
            throw new HypervisorException(Kind.BUSY, "busy");
        }
    }
}
