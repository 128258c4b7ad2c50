package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "20G, 20",
        "20g, 20",
        "20GB, 20",
        "20GiB, 20",
        "20Gi, 20",
        "1, 1",
        "2T, 2048",
        "2TiB, 2048",
        "64T, 65536",
        "65536, 65536",
        "007, 7"
    })
    void sizesAreReadAsGib(String text, int gib) {
        assertThat(SizeText.gib(text)).isEqualTo(gib);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "+10G", "-1", "1.5T", "20 G", "20M", "20K", "20GiBB", "12345678", "٢"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> SizeText.gib(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a size in GiB or TiB such as 20, 20G or 2T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0T", "65537", "65T", "9999999T"})
    void aSizeBeyondTheLimitsIsRefused(String text) {
        assertThatThrownBy(() -> SizeText.gib(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a size from 1 to 65536 GiB");
    }
}
