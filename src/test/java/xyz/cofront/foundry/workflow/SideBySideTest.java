package xyz.cofront.foundry.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SideBySideTest {
    private static final List<Integer> NINE = IntStream.range(0, 9).boxed().toList();

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();

    /// Each waits for two others: with fewer at a time this would hang.
    @Test
    void asManyAreDoneAtATimeAsTheWidthSaysAndNoMore() {
        CyclicBarrier three = new CyclicBarrier(3);

        List<Integer> atATime = new SideBySide(3)
                .run(
                        NINE,
                        thing -> {
                            int together = now.incrementAndGet();
                            await(three);
                            now.decrementAndGet();
                            await(three);
                            return together;
                        },
                        _ -> false);

        assertThat(atATime).hasSize(9).allMatch(together -> together <= 3);
    }

    @Test
    void resultsAreInTheOrderOfTheThingsWhicheverEndsFirst() {
        CountDownLatch others = new CountDownLatch(8);

        List<String> results = new SideBySide(2)
                .run(
                        NINE,
                        thing -> {
                            if (thing == 0) {
                                await(others);
                            } else {
                                others.countDown();
                            }
                            return "result " + thing;
                        },
                        _ -> false);

        assertThat(results)
                .containsExactly(
                        "result 0",
                        "result 1",
                        "result 2",
                        "result 3",
                        "result 4",
                        "result 5",
                        "result 6",
                        "result 7",
                        "result 8");
    }

    @Test
    void oneAtATimeIsDoneInTheCallersThread() {
        List<Thread> threads = new SideBySide(1).run(NINE, _ -> Thread.currentThread(), _ -> false);

        assertThat(threads).hasSize(9).containsOnly(Thread.currentThread());
    }

    @Test
    void nothingIsNoWork() {
        assertThat(new SideBySide(4).run(List.of(), thing -> thing, _ -> false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void afterAResultThatIsTheEndNothingMoreIsBegun(int width) {
        List<Integer> results = new SideBySide(width)
                .run(
                        NINE,
                        thing -> {
                            begun.incrementAndGet();
                            return thing;
                        },
                        _ -> true);

        assertThat(results).hasSize(begun.get()).hasSizeBetween(1, width).contains(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFailureIsThrownAsItIsWhenAllThatWasBegunHasEnded(int width) {
        AtomicInteger ended = new AtomicInteger();
        SideBySide sideBySide = new SideBySide(width);

        assertThatThrownBy(() -> sideBySide.run(
                        NINE,
                        thing -> {
                            begun.incrementAndGet();
                            if (thing == 0) {
                                throw new IllegalStateException("the first");
                            }
                            return ended.incrementAndGet();
                        },
                        _ -> false))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the first");
        assertThat(ended).hasValue(begun.get() - 1);
    }

    @Test
    void noWidthIsRefused() {
        assertThatThrownBy(() -> new SideBySide(0)).hasMessage("nothing is done 0 at a time");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
