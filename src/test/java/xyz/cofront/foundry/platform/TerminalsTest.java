package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalsTest {
    @TempDir
    private Path descriptors;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/console, true",
        "pipe:[123], false",
        "/dev/null, false",
        "/tmp/out, false"
    })
    void onlyTerminalsAreTerminals(String target, boolean terminal) throws IOException {
        Files.createSymbolicLink(descriptors.resolve("2"), Path.of(target));

        assertThat(new Terminals(descriptors).isTerminal(2)).isEqualTo(terminal);
    }

    @Test
    void aStreamThatIsClosedIsNone() {
        assertThat(new Terminals(descriptors).isTerminal(0)).isFalse();
    }
}
