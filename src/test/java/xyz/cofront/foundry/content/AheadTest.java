package xyz.cofront.foundry.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.SparseContent.Hole;

@Timeout(60)
class AheadTest {
    private final AtomicInteger made = new AtomicInteger();

    /// Holes of 1, 2, 3 bytes and so on.
    private final SparseContent counting = () -> Optional.of(new Hole(made.incrementAndGet()));

    @Test
    void piecesComeInOrderToTheirEnd() throws IOException {
        SparseContent three = () -> made.incrementAndGet() > 3 ? Optional.empty() : Optional.of(new Hole(made.get()));

        try (Ahead ahead = Ahead.of(three)) {
            assertThat(ahead.next()).contains(new Hole(1));
            assertThat(ahead.next()).contains(new Hole(2));
            assertThat(ahead.next()).contains(new Hole(3));
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void theNextPieceIsMadeBeforeItIsAskedFor() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        SparseContent content = () -> {
            second.countDown();
            return counting.next();
        };

        try (Ahead ahead = Ahead.of(content)) {
            assertThat(ahead).isNotNull();
            assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Of what [Blocks] keeps, or bytes would change under whoever uses them.
    @Test
    void noMoreAreMadeThanMayBeUnderWay() throws Exception {
        try (Ahead ahead = Ahead.of(counting)) {
            assertThat(ahead.next()).contains(new Hole(1));
            Instant end = Instant.now().plusSeconds(10);
            while (made.get() < Ahead.PIECES && Instant.now().isBefore(end)) {
                Thread.sleep(10);
            }
            Thread.sleep(300);
            assertThat(made.get()).isEqualTo(Ahead.PIECES);
        }
    }

    @Test
    void piecesComeInOrderThroughStagesThatStandInARow() throws IOException {
        int last = 10 * Ahead.BATCH + 3;
        SparseContent content =
                () -> made.incrementAndGet() > last ? Optional.empty() : Optional.of(new Hole(made.get()));
        List<Long> lengths = new ArrayList<>();

        try (Ahead inner = Ahead.of(content);
                Ahead outer = Ahead.of(inner)) {
            Optional<SparseContent.Piece> piece = outer.next();
            while (piece.isPresent()) {
                lengths.add(piece.get().length());
                piece = outer.next();
            }
            assertThat(outer.next()).isEmpty();
        }

        assertThat(lengths)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void aFailureComesWhereThePieceWouldHaveCome() throws IOException {
        IOException broken = new IOException("broken");
        SparseContent content = () -> {
            if (made.incrementAndGet() == 2) {
                throw broken;
            }
            return Optional.of(new Hole(1));
        };

        try (Ahead ahead = Ahead.of(content)) {
            assertThat(ahead.next()).contains(new Hole(1));
            assertThatThrownBy(ahead::next).isSameAs(broken);
        }
    }

    @Test
    void anErrorComesThroughToo() {
        AssertionError error = new AssertionError("no");

        try (Ahead ahead = Ahead.of(() -> {
            throw error;
        })) {
            assertThatThrownBy(ahead::next).isSameAs(error);
        }
    }

    @Test
    void nothingIsReadAnyMoreOnceItIsClosed() throws Exception {
        Ahead inner = Ahead.of(counting);
        Ahead outer = Ahead.of(inner);
        outer.next();

        outer.close();
        inner.close();

        int before = made.get();
        Thread.sleep(300);
        assertThat(made.get()).isEqualTo(before);
    }
}
