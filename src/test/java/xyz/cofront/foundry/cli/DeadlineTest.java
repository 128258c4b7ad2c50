package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.config.Origin;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.output.Hints;
import xyz.cofront.foundry.workflow.Interruption;

final class DeadlineTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Deadline deadline = new Deadline(
            new Setting<>(Duration.ofSeconds(20), new Origin.Flag("--timeout")), new TestClock(), Hints.NONE);

    @Test
    void callsHaveWhatIsLeftOfTheCommand() {
        now = now.plusSeconds(15);

        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whenTheTimeIsOverNothingIsLeftForLooking() {
        now = now.plusSeconds(20);

        assertThat(deadline.left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void whenTheTimeIsOverTenSecondsAreLeftForUndoing() {
        Supplier<Duration> afterTwentyThreeSeconds = () -> {
            now = now.plusSeconds(23);
            return deadline.left();
        };

        assertThat(deadline.during(afterTwentyThreeSeconds)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whatIsLeftIsRemovedAtTheConnectionThatWasTyped() {
        Deadline typed = new Deadline(
                new Setting<>(Duration.ZERO, new Origin.Flag("--timeout")),
                new TestClock(),
                new Hints(Optional.of("qemu:///session")));
        List<String> told = new ArrayList<>();
        Interruption listener = new Interruption() {
            @Override
            public void check() {}

            @Override
            public <T> T during(String remains, Supplier<T> work) {
                told.add(remains);
                return work.get();
            }
        };

        Boolean _ = listener.or(typed).during("VM 'web': foundry destroy web", () -> true);

        assertThat(told).containsExactly("VM 'web': foundry -c qemu:///session destroy web");
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
