package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.workflow.Interruption;

final class PowerVmTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final VmFixture fixture = new VmFixture();
    private final SteppingClock clock = new SteppingClock(VmFixture.NOW);
    private final MemoryLocks locks = new MemoryLocks();
    private Interruption interruption = Interruption.NONE;

    @BeforeEach
    void twoMachinesRun() {
        fixture.create(VmFixture.document("web", 10), VmFixture.document("db", 11));
        fixture.host.clearCalls();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING,  START,   false, RUNNING",
        "RUNNING,  STOP,    true,  SHUT_OFF",
        "RUNNING,  RESTART, true,  RUNNING",
        "RUNNING,  SUSPEND, true,  PAUSED",
        "RUNNING,  RESUME,  false, RUNNING",
        "SHUT_OFF, START,   true,  RUNNING",
        "SHUT_OFF, STOP,    false, SHUT_OFF",
        "SHUT_OFF, RESTART, true,  RUNNING",
        "PAUSED,   SUSPEND, false, PAUSED",
        "PAUSED,   RESUME,  true,  RUNNING"
    })
    void bringsAMachineIntoTheStateUnlessItIsInIt(
            PowerState before, PowerAction action, boolean changed, PowerState after) {
        bring(before);

        assertThat(run(action, "web")).containsExactly(new Outcome.Done("web", changed));

        assertThat(states()).isEqualTo(Map.of("web", after, "db", PowerState.RUNNING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHUT_OFF|SUSPEND|VM 'web' does not run: it is shut off|start it: foundry start web",
                "SHUT_OFF|RESUME|VM 'web' does not run: it is shut off|start it: foundry start web",
                "PAUSED|START|VM 'web' is paused and cannot be started|let it go on: foundry resume web",
                "PAUSED|STOP|VM 'web' is paused and cannot shut down|let it go on first: foundry resume web,"
                        + "or cut its power: foundry stop --force web",
                "PAUSED|RESTART|VM 'web' is paused and cannot shut down|let it go on first: foundry resume web,"
                        + "or cut its power: foundry stop --force web"
            })
    void refusesWhatTheStateDoesNotAllowAndLeavesTheMachineAlone(
            PowerState before, PowerAction action, String message, String details) {
        bring(before);

        FoundryException failure = failure(run(action, "web"));

        assertThat(failure).isInstanceOf(VmException.class).hasMessage(message);
        assertThat(failure.details()).containsExactly(details.split(",", -1));
        assertThat(states()).containsEntry("web", before);
    }

    @Test
    void aGuestThatDoesNotShutDownIsLeftRunningWhenTheGraceIsOver() {
        fixture.host.ignoreShutdown("web");

        FoundryException failure = failure(run(PowerAction.STOP, "web"));

        assertThat(failure)
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessage("VM 'web' did not shut down within 30 s; last seen: running");
        assertThat(failure.details()).containsExactly("cut its power: foundry stop --force web");
        assertThat(Duration.between(VmFixture.NOW, clock.instant())).isEqualTo(GRACE);
        assertThat(states()).containsEntry("web", PowerState.RUNNING);
    }

    @Test
    void theButtonIsPressedEveryTenSeconds() {
        fixture.host.ignoreShutdown("web");

        run(PowerAction.STOP, "web");

        assertThat(fixture.host.calls().stream().filter("domains.shutdown"::equals))
                .hasSize(3);
    }

    @Test
    void aForcedGuestIsCutOffWhenTheGraceIsOver() {
        fixture.host.ignoreShutdown("web");

        assertThat(run(new PowerRequest(PowerAction.STOP, GRACE, true), "web"))
                .containsExactly(new Outcome.Done("web", true));

        assertThat(Duration.between(VmFixture.NOW, clock.instant())).isEqualTo(GRACE);
        assertThat(states()).containsEntry("web", PowerState.SHUT_OFF);
    }

    @Test
    void withoutGraceAForcedGuestIsNotAsked() {
        assertThat(run(new PowerRequest(PowerAction.STOP, Duration.ZERO, true), "web"))
                .containsExactly(new Outcome.Done("web", true));

        assertThat(fixture.host.calls()).contains("domains.powerOff").doesNotContain("domains.shutdown");
        assertThat(clock.instant()).isEqualTo(VmFixture.NOW);
    }

    @Test
    void aPausedGuestIsForcedOffWithoutWaiting() {
        bring(PowerState.PAUSED);

        assertThat(run(new PowerRequest(PowerAction.STOP, GRACE, true), "web"))
                .containsExactly(new Outcome.Done("web", true));

        assertThat(clock.instant()).isEqualTo(VmFixture.NOW);
        assertThat(states()).containsEntry("web", PowerState.SHUT_OFF);
    }

    @Test
    void allAreAskedBeforeOneIsWaitedFor() {
        fixture.host.ignoreShutdown("web");

        List<Outcome> outcomes = run(PowerAction.STOP, "web", "db");

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done("db", true));
        assertThat(Duration.between(VmFixture.NOW, clock.instant())).isEqualTo(GRACE);
    }

    @Test
    void oneThatIsNotThereDoesNotKeepTheOthers() {
        List<Outcome> outcomes = run(PowerAction.STOP, "wep", "db");

        assertThat(failure(outcomes)).isInstanceOf(VmException.class).hasMessage("there is no VM named 'wep'");
        assertThat(failure(outcomes).details()).containsExactly("did you mean 'web'?");
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done("db", true));
    }

    @Test
    void theWholeCommandsTimeEndsTheWaitWithWhatWasLastSeen() {
        fixture.host.ignoreShutdown("web");
        interruption = new Interruption() {
            @Override
            public void check() {
                throw new AssertionError("a wait asks otherwise");
            }

            @Override
            public void checkWaiting() {
                if (!clock.instant().isBefore(VmFixture.NOW.plusSeconds(2))) {
                    throw new WaitTimeoutException("out of time");
                }
            }
        };

        FoundryException failure = failure(run(PowerAction.STOP, "web"));

        assertThat(failure).isInstanceOf(WaitTimeoutException.class).hasMessage("out of time");
        assertThat(failure.details()).containsExactly("waited for VM 'web' to shut down; last seen: running");
    }

    @ParameterizedTest
    @EnumSource(PowerAction.class)
    void leavesAMachineAloneThatALivingProcessIsMaking(PowerAction action) {
        fixture.host.failOn("domains.start", Kind.FAILED);
        fixture.host.before(
                "domains.start",
                () -> assertThat(failure(run(action, "new")))
                        .isInstanceOf(VmException.class)
                        .hasMessage("VM 'new' is in other hands: process 7 is creating it"));

        List<Outcome> made = fixture.create(
                VmFixture.environment(fixture::nextUuid, new Owner("boot", 7, 7)), VmFixture.document("new", 12));

        assertThat(failure(made)).hasMessageContaining("start");
    }

    @Test
    void aMachineThatAnotherIsJustChangingIsNotStarted() throws Exception {
        bring(PowerState.SHUT_OFF);
        DomainId id = fixture.host.domains().find("web").orElseThrow().id();

        List<Outcome> outcomes;
        try (Closeable held = locks.tryTake(id.uuid()).orElseThrow()) {
            assertThat(held).isNotNull();
            outcomes = run(PowerAction.START, "web");
        }

        assertThat(failure(outcomes)).isInstanceOf(VmException.class);
        assertThat(states()).containsEntry("web", PowerState.SHUT_OFF);
    }

    @ParameterizedTest
    @EnumSource(PowerAction.class)
    void aLostConnectionIsToldAsOne(PowerAction action) {
        for (int call = 0; ; call++) {
            bringBack(action);
            fixture.host.clearCalls();
            fixture.host.failAt(call, Kind.TIMEOUT);
            List<Outcome> outcomes = new PowerVm(fixture.connection(), environment(), fixture.progress)
                    .run(new PowerRequest(action, GRACE, false), List.of("web"));
            if (fixture.host.calls().size() <= call) {
                assertThat(outcomes).containsExactly(new Outcome.Done("web", true));
                assertThat(call).isGreaterThan(2);
                return;
            }
            assertThat(failure(outcomes)).as("call %d", call).isInstanceOf(ConnectionException.class);
        }
    }

    private void bringBack(PowerAction action) {
        fixture.host.clearCalls();
        bring(PowerState.RUNNING);
        bring(
                switch (action) {
                    case START -> PowerState.SHUT_OFF;
                    case RESUME -> PowerState.PAUSED;
                    case STOP, RESTART, SUSPEND -> PowerState.RUNNING;
                });
    }

    private void bring(PowerState state) {
        DomainSummary web = fixture.host.domains().find("web").orElseThrow();
        DomainId id = web.id();
        if (state == PowerState.RUNNING && web.state() == PowerState.PAUSED) {
            fixture.host.domains().resume(id);
        } else if (state == PowerState.RUNNING && web.state() == PowerState.SHUT_OFF) {
            fixture.host.domains().start(id);
        } else if (state == PowerState.PAUSED) {
            fixture.host.domains().suspend(id);
        } else if (state == PowerState.SHUT_OFF) {
            fixture.host.domains().powerOff(id);
        }
    }

    private List<Outcome> run(PowerAction action, String... names) {
        return run(new PowerRequest(action, GRACE, false), names);
    }

    private List<Outcome> run(PowerRequest request, String... names) {
        return new PowerVm(fixture.host, environment(), fixture.progress).run(request, List.of(names));
    }

    private Environment environment() {
        return new Environment(
                clock, fixture::nextUuid, VmFixture.OWNER, _ -> true, clock::advance, interruption, locks);
    }

    private Map<String, PowerState> states() {
        Map<String, PowerState> states = new TreeMap<>();
        fixture.host.domains().list(true).forEach(domain -> states.put(domain.name(), domain.state()));
        return states;
    }

    private static FoundryException failure(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).failure())
                .findFirst()
                .orElseThrow();
    }
}
