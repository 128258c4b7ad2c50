package xyz.cofront.foundry.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordTest {
    @ParameterizedTest
    @ValueSource(strings = {"web", "a b'c", "x;reboot", "$(reboot)", "-rf", "", "a\nb", "`id`", "ü\"\\"})
    void aShellReadsBackWhatWasWritten(String name) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(name))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }
}
