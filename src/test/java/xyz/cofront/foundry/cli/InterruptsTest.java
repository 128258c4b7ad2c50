package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.vm.Outcome;
import xyz.cofront.foundry.vm.VmFixture;

final class InterruptsTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final List<Integer> halted = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Interrupts interrupts = new Interrupts(
            new Console(
                    InputStream.nullInputStream(),
                    new ByteArrayOutputStream(),
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    false,
                    false),
            halted::add,
            () -> now);

    @Test
    void aSignalOutsideOfWorkEndsTheProcessAtOnce() {
        interrupts.signalled(15);

        assertThat(halted).containsExactly(143);
    }

    @Test
    void theFirstSignalInTheMiddleOfWorkIsFoundByTheNextCheck() {
        interrupts.during(() -> {
            interrupts.signalled(2);
            assertThatThrownBy(interrupts::check)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("interrupted by SIGINT")
                    .extracting(failure -> ((FoundryException) failure).exitCode())
                    .isEqualTo(130);
            return true;
        });

        assertThat(halted).isEmpty();
    }

    @Test
    void fromTheFirstSignalOnCallsHaveNineSecondsForUndoing() {
        interrupts.during(() -> {
            Duration before = interrupts.left();
            interrupts.signalled(15);
            Duration at = interrupts.left();
            now = now.plusSeconds(7);

            assertThat(before).isGreaterThan(Duration.ofDays(1));
            assertThat(at).isEqualTo(Duration.ofSeconds(9));
            assertThat(interrupts.left()).isEqualTo(Duration.ofSeconds(2));
            return true;
        });
    }

    @Test
    void aCallThatTheSignalCutShortCountsAsInterrupted() {
        ConnectionException cutShort = new ConnectionException("no answer", List.of("remove what is left"), null);
        interrupts.during(() -> {
            FoundryException before = interrupts.blame(cutShort);
            interrupts.signalled(1);
            FoundryException after = interrupts.blame(cutShort);

            assertThat(before).isSameAs(cutShort);
            assertThat(after.exitCode()).isEqualTo(129);
            assertThat(after).hasMessage("interrupted by SIGHUP: no answer");
            assertThat(after.details()).containsExactly("remove what is left");
            return true;
        });
    }

    /// The last look is before the machine is recorded as complete.
    @Test
    void aSignalAfterTheLastLookClaimsNothingOfAMachineThatGetsComplete() {
        VmFixture fixture = new VmFixture();
        fixture.host.before("domains.setAutostart", () -> interrupts.signalled(2));

        List<Outcome> outcomes = interrupts.during(
                () -> fixture.create(fixture.environment().endedBy(interrupts), VmFixture.document("web", 10)));

        assertThat(outcomes).containsExactly(new Outcome.Done("web", true));
        assertThat(halted).isEmpty();
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("""
                interrupted: undoing what is not complete, or telling of it; once more leaves at once
                """);
    }

    @Test
    void theSecondSignalLeavesAtOnceAndListsWhatStays() {
        interrupts.during("what was made of VM 'web' is left: foundry destroy web", () -> {
            interrupts.signalled(1);
            interrupts.signalled(2);
            return true;
        });

        assertThat(halted).containsExactly(129);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("""
                interrupted: undoing what is not complete, or telling of it; once more leaves at once
                error: left in the middle of the work
                  what was made of VM 'web' is left: foundry destroy web
                """);
    }
}
