package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.workflow.Interruption;

final class RacingCreatesTest {

    @RepeatedTest(100)
    void makesExactlyOneOfTwoMachinesWithOneAddress() throws Exception {
        VmFixture fixture = new VmFixture();

        List<FoundryException> failures =
                race(fixture, VmFixture.document("left", 10), VmFixture.document("right", 10));

        assertThat(failures).singleElement().isInstanceOf(ValidationException.class);
        assertThat(new GetVm(fixture.host, Clock.systemUTC()).all(true))
                .singleElement()
                .extracting(detail -> detail.document().status())
                .extracting(VmStatus::phase)
                .isEqualTo(Phase.RUNNING);
    }

    @RepeatedTest(100)
    void makesExactlyOneOfTwoMachinesWithOneName() throws Exception {
        VmFixture fixture = new VmFixture();

        List<FoundryException> failures = race(fixture, VmFixture.document("web", 10), VmFixture.document("web", 11));

        assertThat(failures).singleElement().isInstanceOf(ValidationException.class);
        assertThat(fixture.host.domains().list(true)).hasSize(1);
    }

    /// A create that meets a machine whose maker died gives way: only a user can tell what that one is worth.
    @Test
    void givesWayToAMachineThatADeadProcessLeftHalfMade() {
        VmFixture fixture = new VmFixture();
        fixture.host.before("domains.define", () -> {
            fixture.host.clearCalls();
            fixture.host.before("volumes.create", () -> {
                throw new AssertionError("the other process dies here");
            });
            try {
                fixture.create(VmFixture.document("other", 10));
            } catch (AssertionError died) {
                fixture.host.clearCalls();
            }
        });
        Environment environment = new Environment(
                Clock.systemUTC(),
                UUID::randomUUID,
                new Owner("boot", 2, 2),
                _ -> false,
                _ -> {},
                Interruption.NONE,
                new MemoryLocks());

        List<Outcome> outcomes = fixture.create(environment, VmFixture.document("web", 10));

        HostSnapshot after = fixture.host.snapshot();
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .hasMessage("VM 'web' gives way to 'other', which was created at the same time"));
        assertThat(after.things().keySet()).noneMatch(thing -> thing.contains("web"));
    }

    private static List<FoundryException> race(VmFixture fixture, String... documents) throws Exception {
        CyclicBarrier start = new CyclicBarrier(documents.length);
        List<Callable<List<FoundryException>>> racers = new ArrayList<>();
        for (int index = 0; index < documents.length; index++) {
            String document = documents[index];
            Owner owner = new Owner("boot", index, index);
            racers.add(() -> {
                start.await();
                return failures(fixture, owner, document);
            });
        }
        List<FoundryException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(documents.length)) {
            for (Future<List<FoundryException>> racer : threads.invokeAll(racers)) {
                failures.addAll(racer.get());
            }
        }
        return failures;
    }

    private static List<FoundryException> failures(VmFixture fixture, Owner owner, String document) {
        Environment environment = new Environment(
                Clock.systemUTC(),
                UUID::randomUUID,
                owner,
                _ -> true,
                RacingCreatesTest::sleep,
                Interruption.NONE,
                new MemoryLocks());
        try {
            return fixture.create(environment, document).stream()
                    .filter(Outcome.Failed.class::isInstance)
                    .map(outcome -> ((Outcome.Failed) outcome).failure())
                    .toList();
        } catch (ValidationException refused) {
            return List.of(refused);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.dividedBy(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
