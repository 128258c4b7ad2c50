package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.CancelledException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.workflow.SideBySide;

@Timeout(120)
final class BulkCreateTest {
    private static final SideBySide FOUR = new SideBySide(4);
    private static final List<String> NAMES =
            IntStream.range(0, 8).mapToObj(number -> "web-" + number).toList();
    private static final String[] DOCUMENTS = IntStream.range(0, 8)
            .mapToObj(number -> VmFixture.document(NAMES.get(number), 10 + number))
            .toArray(String[]::new);

    private final VmFixture fixture = new VmFixture();

    /// Each of four creates waits in its first step for the three others: with fewer at a time this would hang.
    @Test
    void fourMachinesAreMadeAtATime() {
        CyclicBarrier four = new CyclicBarrier(4);
        ThreadLocal<Boolean> met = ThreadLocal.withInitial(() -> false);
        Environment environment = fixture.environment().endedBy(() -> {
            if (!met.get()) {
                met.set(true);
                await(four);
            }
        });

        List<Outcome> outcomes = fixture.create(environment, FOUR, DOCUMENTS);

        assertThat(outcomes)
                .isEqualTo(NAMES.stream()
                        .map(name -> (Outcome) new Outcome.Done(name, true))
                        .toList());
    }

    @Test
    void eachLineSaysItsMachineAndEachMachinesLinesAreInTheirOrder() {
        fixture.create(fixture.environment(), FOUR, DOCUMENTS);

        for (String name : NAMES) {
            assertThat(fixture.progress.lines().stream().filter(line -> line.contains(name)))
                    .containsExactly(
                            "Creating VM '" + name + "'...",
                            "✓ " + name + ": Configuration validated",
                            "✓ " + name + ": Domain defined",
                            "✓ " + name + ": Storage created (4 GiB boot + 1 GiB data)",
                            "✓ " + name + ": Cloud-init ISO generated",
                            "✓ " + name + ": VM started");
        }
        assertThat(fixture.progress.lines()).hasSize(6 * NAMES.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"domains.define", "volumes.create", "volumes.upload", "domains.start"})
    void theOthersAreMadeWhenOneFails(String call) {
        fixture.host.failOn(call, Kind.FAILED);

        List<Outcome> outcomes = fixture.create(fixture.environment(), FOUR, DOCUMENTS);

        assertThat(outcomes).extracting(Outcome::name).isEqualTo(NAMES);
        Outcome failed = outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(7);
        assertThat(fixture.host.domains().list(true)).hasSize(7);
        assertThat(fixture.host.snapshot().things().keySet()).noneMatch(thing -> thing.contains(failed.name()));
    }

    /// On block devices each takes 4 + 1 GiB at once: one fits into 8 GiB, two do not.
    @Test
    void machinesThatOnlyFitEachByItselfAreRefusedBeforeOneIsMade() {
        fixture.host.withBlockPool("vg", "/dev/vg", 8L << 30);
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.create(onPool(DOCUMENTS[0], "vg"), onPool(DOCUMENTS[1], "vg")))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        failure -> assertThat(failure.details())
                                .containsExactly("web-1: spec.storagePool: pool 'vg' has 8.0 GiB free,"
                                        + " and 10.0 GiB are needed at once"));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
        assertThat(fixture.create(onPool(DOCUMENTS[0], "vg"))).containsExactly(new Outcome.Done("web-0", true));
    }

    /// 5 GiB each may be written in the end.
    @Test
    void roomThatWillNotDoForAllOneDayIsToldOnceForAll() {
        fixture.host.withPool("small", "/small", 12L << 30);

        fixture.create(onPool(DOCUMENTS[0], "small"), onPool(DOCUMENTS[1], "small"), onPool(DOCUMENTS[2], "small"));

        assertThat(fixture.progress.lines())
                .filteredOn(line -> line.startsWith("warning:"))
                .containsExactly("warning: pool 'small' has 12.0 GiB free, and the new disks may grow to 15.0 GiB");
    }

    private static String onPool(String document, String pool) {
        return document.replace("spec:\n", "spec:\n  storagePool: " + pool + "\n");
    }

    /// As after Ctrl-C, whenever it comes: what is complete stays, what was begun is undone, the rest is not begun.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 14, 20, 27, 33})
    void anInterruptUndoesWhatWasBegunAndBeginsNothingMore(int checks) {
        HostSnapshot before = fixture.host.snapshot();
        AtomicInteger left = new AtomicInteger(checks);
        Environment environment = fixture.environment().endedBy(() -> {
            if (left.getAndDecrement() <= 0) {
                throw new CancelledException("interrupted by SIGINT", 2);
            }
        });

        List<Outcome> outcomes = fixture.create(environment, FOUR, DOCUMENTS);

        List<String> made = outcomes.stream()
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome::name)
                .toList();
        assertThat(outcomes).filteredOn(Outcome.Failed.class::isInstance).hasSizeBetween(1, 4);
        assertThat(outcomes).extracting(Outcome::name).isSubsetOf(NAMES).isSorted();
        assertThat(fixture.host.domains().list(true))
                .extracting(domain -> domain.name())
                .isEqualTo(made);
        made.forEach(fixture::destroy);
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new AssertionError(failure);
        }
    }
}
