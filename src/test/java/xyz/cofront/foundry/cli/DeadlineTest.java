package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.config.Origin;
import xyz.cofront.foundry.config.Setting;

final class DeadlineTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Deadline deadline =
            new Deadline(new Setting<>(Duration.ofSeconds(20), new Origin.Flag("--timeout")), new TestClock());

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
