package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.output.ConsoleProgress.Look;

class ConsoleProgressTest {
    private static final Look PLAIN = new Look(false, false, false, false);
    private static final Look TERMINAL = new Look(true, false, false, false);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void stepsAreLines() {
        assertThat(everything(PLAIN)).isEqualTo("""
                        Creating VM 'web'...
                        ✓ Domain defined
                        note: a hint
                        warning: a warning
                        """);
    }

    @Test
    void quietLeavesWarningsAlone() {
        assertThat(everything(new Look(false, false, true, false))).isEqualTo("warning: a warning\n");
    }

    @Test
    void verboseShowsDetails() {
        assertThat(everything(new Look(false, false, false, true))).isEqualTo("""
                        Creating VM 'web'...
                        ✓ Domain defined
                        note: a hint
                        warning: a warning
                          a detail
                        """);
    }

    @Test
    void colorsAreForTheMarksAlone() {
        assertThat(everything(new Look(true, true, false, false))).isEqualTo("""
                        Creating VM 'web'...
                        \033[32m✓\033[0m Domain defined
                        note: a hint
                        \033[33mwarning:\033[0m a warning
                        """);
    }

    @Test
    void foreignTextIsEscaped() {
        progress(PLAIN).begin("Creating VM '\u001b]0;x\u0007'...");

        assertThat(text()).isEqualTo("Creating VM '\\x1b]0;x\\x07'...\n");
    }

    @Test
    void withoutATerminalAWaitIsALineForEachThingSeenAnew() {
        ConsoleProgress progress = progress(PLAIN);

        progress.waiting("VM 'web' to stop", "running", Duration.ZERO);
        progress.waiting("VM 'web' to stop", "running", Duration.ofSeconds(3));
        progress.waiting("VM 'web' to stop", "in\u001b shutdown", Duration.ofSeconds(5));
        progress.done("stopped");

        assertThat(text()).isEqualTo("""
                waiting for VM 'web' to stop: running
                waiting for VM 'web' to stop: in\\x1b shutdown
                ✓ stopped
                """);
    }

    @Test
    void onATerminalAWaitIsOneLineThatFitsAndCounts() {
        ConsoleProgress progress = progress(TERMINAL);

        progress.waiting("x", "y".repeat(200), Duration.ofSeconds(1));
        progress.waiting("x", "y".repeat(200), Duration.ofMillis(1900));
        progress.waiting("x", "z", Duration.ofSeconds(2));
        progress.clear();

        assertThat(text())
                .isEqualTo("\r\033[Kwaiting for x: " + "y".repeat(58) + " (1 s)\r\033[Kwaiting for x: z (2 s)\r\033[K");
    }

    @Test
    void quietTellsNothingOfAWait() {
        progress(new Look(true, false, true, false)).waiting("x", "y", Duration.ZERO);

        assertThat(text()).isEmpty();
    }

    @Test
    void withoutATerminalEachTenthOfTheWayIsALine() {
        ConsoleProgress progress = progress(PLAIN);

        for (long done = 0; done <= 2000; done += 50) {
            progress.bytes("Uploading", done, 2000);
        }

        assertThat(text().lines())
                .containsExactly(
                        "Uploading: 10% of 2 KiB",
                        "Uploading: 20% of 2 KiB",
                        "Uploading: 30% of 2 KiB",
                        "Uploading: 40% of 2 KiB",
                        "Uploading: 50% of 2 KiB",
                        "Uploading: 60% of 2 KiB",
                        "Uploading: 70% of 2 KiB",
                        "Uploading: 80% of 2 KiB",
                        "Uploading: 90% of 2 KiB",
                        "Uploading: 100% of 2 KiB");
    }

    @Test
    void onATerminalTheBarIsDrawnAnewAndTakenOffBeforeTheNextLine() {
        ConsoleProgress progress = progress(TERMINAL);

        progress.bytes("Uploading", 0, 1L << 30);
        progress.bytes("Uploading", 1, 1L << 30);
        progress.bytes("Uploading", 1L << 29, 1L << 30);
        progress.done("Uploaded");

        assertThat(text())
                .isEqualTo("\r\u001b[KUploading [....................] 0% of 1 GiB"
                        + "\r\u001b[KUploading [##########..........] 50% of 1 GiB"
                        + "\r\u001b[K✓ Uploaded\n");
    }

    @Test
    void aWayOfUnknownLengthIsToldInBytes() {
        ConsoleProgress progress = progress(PLAIN);

        progress.bytes("Reading", 300L << 20, 0);
        progress.bytes("Reading", 400L << 20, 0);
        progress.bytes("Reading", 600L << 20, 0);

        assertThat(text()).isEqualTo("Reading: 300 MiB\nReading: 600 MiB\n");
    }

    @Test
    void quietDrawsNoBar() {
        progress(new Look(true, false, true, false)).bytes("Uploading", 5, 10);

        assertThat(text()).isEmpty();
    }

    @Test
    void onATerminalTheBarHasARateAndTheTimeLeft() {
        ConsoleProgress progress = progress(TERMINAL);

        // Resumed at half of a gibibyte: what was there before counts for no rate.
        progress.bytes("Downloading", 1L << 29, 1L << 30);
        now = now.plusSeconds(8);
        progress.bytes("Downloading", (1L << 29) + (32L << 20), 1L << 30);

        assertThat(text())
                .isEqualTo("\r\u001b[KDownloading [##########..........] 50% of 1 GiB"
                        + "\r\u001b[KDownloading [##########..........] 53% of 1 GiB, 4 MiB/s, 2:00 left");
    }

    @Test
    void onATerminalTheRateOfAnUnknownLengthHasNoEnd() {
        ConsoleProgress progress = progress(TERMINAL);

        progress.bytes("Downloading", 0, 0);
        now = now.plusSeconds(2);
        progress.bytes("Downloading", 3L << 20, 0);

        assertThat(text()).endsWith("\r\u001b[KDownloading: 3 MiB, 1.5 MiB/s");
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        ConsoleProgress progress = progress(TERMINAL);

        progress.bytes("Downloading", 0, 1L << 30);
        now = now.plusSeconds(10);
        progress.bytes("Downloading", 100L << 20, 1L << 30);
        now = now.plusSeconds(10);
        progress.bytes("Downloading", 110L << 20, 1L << 30);
        now = now.plusSeconds(5);
        progress.bytes("Downloading", 115L << 20, 1L << 30);

        // From the mark at 10 s on: 15 MiB in 15 s, and 909 MiB to go.
        assertThat(text()).endsWith("11% of 1 GiB, 1 MiB/s, 15:09 left");
    }

    private String everything(Look look) {
        ConsoleProgress progress = progress(look);
        progress.begin("Creating VM 'web'...");
        progress.done("Domain defined");
        progress.note("a hint");
        progress.warn("a warning");
        progress.detail("a detail");
        return text();
    }

    private ConsoleProgress progress(Look look) {
        return new ConsoleProgress(new PrintStream(written, true, StandardCharsets.UTF_8), look, Hints.NONE, clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
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
        };
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
