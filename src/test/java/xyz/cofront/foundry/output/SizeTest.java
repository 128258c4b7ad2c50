package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "536870912, 512 MiB",
        "1610612736, 1.5 GiB",
        "8589934592, 8 GiB",
        "107374182400, 100 GiB",
        "1099511627776, 1 TiB",
        "1073741823, 1 GiB",
        "1127428915, 1 GiB",
        "1127428916, 1.1 GiB",
        "9223372036854775807, 8192 PiB"
    })
    void amountsAreReadInPowersOf1024(long bytes, String text) {
        assertThat(Size.ofBytes(bytes)).isEqualTo(text);
    }

    @Test
    void memoryComesInKibibytes() {
        assertThat(Size.ofKib(524_288)).isEqualTo("512 MiB");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0s",
        "0, 0s",
        "59, 59s",
        "60, 1m",
        "3599, 59m",
        "3600, 1h",
        "86399, 23h",
        "86400, 1d",
        "31536000, 365d"
    })
    void agesAreTheLargestUnitThatFits(long seconds, String text) {
        assertThat(Age.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
