package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.workflow.Interruption;

class WaitingTest {
    private final HypervisorException cut =
            new HypervisorException(Kind.TIMEOUT, "cannot list the pools: no answer within 0 ms");

    private boolean over;
    private int looks;

    /// Else it would look as if libvirt did not answer, and end with another exit code.
    @Test
    void aCallThatIsCutShortByTheCommandsDeadlineIsARunOutOfTime() {
        Supplier<Look> look = () -> {
            over = looks > 0;
            return seen();
        };

        WaitTimeoutException failure = catchThrowableOfType(
                WaitTimeoutException.class,
                () -> waiting().until("VM 'web' to be provisioned", Duration.ofMinutes(5), look));

        assertThat(failure).hasMessage("out of time");
        assertThat(failure.details()).containsExactly("waited for VM 'web' to be provisioned; last seen: firmware");
    }

    @Test
    void aCallThatGetsNoAnswerWhileThereIsTimeIsToldOfAsSuch() {
        assertThat(catchThrowable(() -> waiting().until("VM 'web' to run", Duration.ofMinutes(5), this::seen)))
                .isSameAs(cut);
    }

    /// The first look succeeds.
    private Look seen() {
        if (looks++ > 0) {
            throw cut;
        }
        return new Look.NotYet("firmware");
    }

    private Waiting waiting() {
        Interruption deadline = () -> {
            if (over) {
                throw new WaitTimeoutException("out of time");
            }
        };
        Environment environment = new Environment(
                Clock.fixed(VmFixture.NOW, ZoneOffset.UTC),
                () -> new UUID(1, 2),
                VmFixture.OWNER,
                _ -> true,
                _ -> {},
                deadline,
                new MemoryLocks());
        return new Waiting(environment, new RecordedProgress());
    }
}
