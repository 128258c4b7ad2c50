package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.FoundryException;

final class InterruptsTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final List<Integer> halted = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts(
            new Console(
                    InputStream.nullInputStream(),
                    new ByteArrayOutputStream(),
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    false,
                    false),
            halted::add);

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
    void theSecondSignalLeavesAtOnceAndSaysHowToFindWhatStays() {
        interrupts.during(() -> {
            interrupts.signalled(1);
            interrupts.signalled(2);
            return true;
        });

        assertThat(halted).containsExactly(129);
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("""
                interrupted: undoing what was begun; once more leaves at once
                error: left in the middle of the work
                  what stays has the phase Creating or Destroying in 'foundry list --all -o wide'
                  'foundry destroy NAME' removes it
                """);
    }
}
