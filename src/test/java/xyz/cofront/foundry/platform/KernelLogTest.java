package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelLogTest {
    /// Whether it may be read is the host's business; that dmesg(1) may then is the same question.
    @Test
    void theKernelsMessagesAreThoseOfDmesgOrNobodys() throws Exception {
        Process dmesg =
                new ProcessBuilder("dmesg", "--raw").redirectErrorStream(true).start();
        byte[] shown = dmesg.getInputStream().readAllBytes();
        boolean allowed = dmesg.waitFor() == 0;
        Optional<String> log = assertTimely();

        assertThat(log.isPresent()).isEqualTo(allowed);
        assertThat(log.isPresent() && !log.get().isEmpty()).isEqualTo(allowed && shown.length > 0);
        log.ifPresent(text -> assertThat(text.lines().limit(5)).allMatch(line -> line.matches("<\\d+>.*")));
    }

    private static Optional<String> assertTimely() {
        return org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), KernelLog::read);
    }
}
