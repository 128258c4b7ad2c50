package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
    @TempDir
    private Path proc;

    @Test
    void theStartIsTheTwentySecondFieldWhateverTheProgramIsCalled() throws IOException {
        Files.createDirectories(proc.resolve("42"));
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 1 0 987654 1000 50\n";
        Files.writeString(proc.resolve("42/stat"), stat, StandardCharsets.UTF_8);

        assertThat(new ProcessIdentity(proc).startTicks(42)).hasValue(987654);
    }

    @Test
    void aProcessThatIsGoneHasNoStart() {
        assertThat(new ProcessIdentity(proc).startTicks(43)).isEmpty();
    }

    @Test
    void theBootIsNamedByTheKernel() throws IOException {
        Files.createDirectories(proc.resolve("sys/kernel/random"));
        Files.writeString(proc.resolve("sys/kernel/random/boot_id"), "11-22\n", StandardCharsets.UTF_8);

        assertThat(new ProcessIdentity(proc).bootId()).isEqualTo("11-22");
    }

    @Test
    void theProcessThatAsksHasAStartThatStays() {
        ProcessIdentity real = new ProcessIdentity(Path.of("/proc"));
        long pid = ProcessHandle.current().pid();

        assertThat(real.startTicks(pid)).isNotEmpty().isEqualTo(real.startTicks(pid));
    }
}
