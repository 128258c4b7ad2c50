package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Sleeper;

class VmLockTest {
    private static final DomainId WEB = new DomainId(new UUID(1, 2), "web");
    private static final Instant BEGUN = VmFixture.NOW.minusSeconds(12);

    private final VmFixture fixture = new VmFixture();
    private final MemoryLocks locks = new MemoryLocks();
    private final SteppingClock clock = new SteppingClock(VmFixture.NOW);

    @Test
    void theLockIsHeldDuringTheWorkAndGivenBackAfter() {
        boolean free = lock(clock::advance).holding(WEB, locks::free);

        assertThat(free).isFalse();
        assertThat(locks.free()).isTrue();
    }

    @Test
    void theLockIsGivenBackWhateverBecomesOfTheWork() {
        assertThatThrownBy(() -> lock(clock::advance).holding(WEB, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(locks.free()).isTrue();
    }

    @Test
    void somebodyElsesWorkIsWaitedFor() {
        locks.occupy(WEB.uuid(), new Locks.Holder(4242, BEGUN));

        String done = lock(pause -> locks.vacate(WEB.uuid())).holding(WEB, () -> "done");

        assertThat(done).isEqualTo("done");
        assertThat(fixture.progress.lines())
                .containsExactly("note: waiting for process 4242 (running for 12 s) to be done with VM 'web'");
    }

    @Test
    void somebodyElsesWorkIsNotWaitedForForEver() {
        locks.occupy(WEB.uuid(), new Locks.Holder(4242, BEGUN));

        assertThatThrownBy(() -> lock(clock::advance).holding(WEB, () -> "done"))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' is in other hands: process 4242 (running for 42 s) has been at work on it for"
                        + " more than 30 s");
        assertThat(Duration.between(VmFixture.NOW, clock.instant()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    /// libvirt has no write that compares: somebody who heeds no lock changes the record between the look and the
    /// write.
    @Test
    void aRecordThatIsAnotherByNowIsNotWrittenOver() {
        GrowFixture grow = new GrowFixture();
        grow.host.before("domains.resizeDisk", () -> grow.grow("vda", 5));

        assertThatThrownBy(() -> grow.grow("vdb", 3))
                .isInstanceOf(VmException.class)
                .hasMessage("VM 'web' was changed by somebody else meanwhile (generation 2, phase Complete; expected 1,"
                        + " Complete); nothing was written over it");
        assertThat(grow.record().document().spec().bootDisk().sizeGB()).isEqualTo(5);
        assertThat(grow.record().document().spec().dataDisks().getFirst().sizeGB())
                .isEqualTo(1);
        assertThat(grow.grow("vdb", 3).to()).isEqualTo(3 * GrowFixture.GIB);
        assertThat(grow.record().generation()).isEqualTo(3);
    }

    /// Somebody destroys what is being made, without heeding who makes it: nothing of it comes back.
    @Test
    void aCreateWhoseRecordWasTakenAwayUndoesItself() {
        HostSnapshot before = fixture.host.snapshot();
        fixture.host.before("domains.setAutostart", () -> fixture.destroy("web"));

        fixture.create(VmFixture.document("web", 10));

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    private VmLock lock(Sleeper sleeper) {
        Environment environment = new Environment(
                clock, fixture::nextUuid, VmFixture.OWNER, _ -> true, sleeper, Interruption.NONE, locks);
        return new VmLock(environment, fixture.progress);
    }
}
