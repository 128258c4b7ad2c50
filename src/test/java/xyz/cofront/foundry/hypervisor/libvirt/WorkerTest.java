package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;

@Timeout(60)
final class WorkerTest {
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Callable<String> silent = () -> {
        answer.await();
        return "late";
    };
    private final Worker hasty = new Worker(Patience.of(Duration.ofMillis(50)));
    private final Worker patient = new Worker(Patience.of(Duration.ofSeconds(50)));

    @AfterEach
    void letGo() {
        answer.countDown();
        hasty.finish(() -> {});
        patient.finish(() -> {});
    }

    @Test
    void theAnswerIsHandedOn() {
        assertThat(patient.run("ask", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void whatTheCallThrowsIsHandedOn() {
        HypervisorException failure = new HypervisorException(Kind.NOT_FOUND, "gone");
        assertThatThrownBy(() -> patient.run("ask", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void aCallWithoutAnAnswerEndsWithTheDeadline() {
        assertThat(failure(() -> hasty.run("start domain 'web'", silent)))
                .isEqualTo("TIMEOUT cannot start domain 'web': no answer within 50 ms");
    }

    @Test
    void whatIsLeftForTheWholeIsAllThatACallGets() {
        Worker late = new Worker(new Patience(Duration.ofSeconds(50), () -> Duration.ofMillis(30)));
        assertThat(failure(() -> late.run("start", silent))).isEqualTo("TIMEOUT cannot start: no answer within 30 ms");
    }

    @Test
    void aCallForWhichNoTimeIsLeftIsNotMade() {
        Worker late = new Worker(new Patience(Duration.ofSeconds(50), () -> Duration.ofMillis(-212)));
        AtomicBoolean made = new AtomicBoolean();

        assertThat(failure(() -> late.run("start", () -> {
                    made.set(true);
                    return "";
                })))
                .isEqualTo("TIMEOUT cannot start: the time was over before it was asked for");
        assertThat(made).isFalse();
    }

    @Test
    void aCallUnderWayEndsWhenItsTimeIsCutShort() {
        AtomicReference<Duration> left = new AtomicReference<>(Duration.ofSeconds(50));
        Worker interrupted = new Worker(new Patience(Duration.ofSeconds(50), left::get));
        assertThat(failure(() -> interrupted.run("start", () -> {
                    left.set(Duration.ZERO);
                    return silent.call();
                })))
                .isEqualTo("TIMEOUT cannot start: no answer in the time that was left");
    }

    @Test
    void afterACallWithoutAnAnswerEveryOtherFailsAtOnce() {
        failure(() -> hasty.run("start", silent));
        assertThat(failure(() -> hasty.run("list", () -> "answer")))
                .isEqualTo("CONNECTION cannot list: an earlier call got no answer");
    }

    @Test
    void closingDoesNotWaitForACallThatHangs() {
        failure(() -> hasty.run("start", silent));
        hasty.finish(() -> {});
        assertThat(answer.getCount()).isOne();
    }

    @Test
    void theLastTaskOfAHangingCallIsDoneWhenItEnds() throws InterruptedException {
        CountDownLatch disconnected = new CountDownLatch(1);
        failure(() -> hasty.run("start", silent));
        hasty.finish(disconnected::countDown);
        answer.countDown();
        disconnected.await();
        assertThat(disconnected.getCount()).isZero();
    }

    /// Each call waits for the other one.
    @Test
    void callsOfTwoThreadsAreMadeAtATime() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Callable<String> meeting = () -> {
            both.countDown();
            both.await();
            return "met";
        };
        Thread other = Thread.startVirtualThread(() -> patient.run("ask", meeting));
        assertThat(patient.run("ask", meeting)).isEqualTo("met");
        other.join();
    }

    @Test
    void nothingIsAskedAfterTheEnd() {
        patient.finish(() -> {});
        assertThat(failure(() -> patient.run("list", () -> "answer")))
                .isEqualTo("CONNECTION cannot list: the connection is closed");
    }

    /// A thread that ends frees what libraries keep by thread, which must not meet the end of the process.
    @Test
    void theThreadThatTalkedOutlivesTheConnection() throws InterruptedException {
        Thread talking = patient.run("ask", Thread::currentThread);
        patient.finish(() -> {});
        assertThat(talking.join(Duration.ofMillis(200))).isFalse();
    }

    @Test
    void theEndComesOnce() {
        AtomicInteger ends = new AtomicInteger();
        patient.finish(ends::incrementAndGet);
        patient.finish(ends::incrementAndGet);
        assertThat(ends).hasValue(1);
    }

    @Test
    void anInterruptIsKeptUntilTheAnswerIsThere() {
        Thread.currentThread().interrupt();
        assertThat(patient.run("ask", () -> "answer")).isEqualTo("answer");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static String failure(Runnable call) {
        HypervisorException thrown = catchThrowableOfType(HypervisorException.class, call::run);
        return thrown.kind() + " " + thrown.getMessage();
    }
}
