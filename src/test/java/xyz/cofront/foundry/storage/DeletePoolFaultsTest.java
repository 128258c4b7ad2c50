package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;

class DeletePoolFaultsTest {
    /// Whichever call is refused: the failure is told, and doing it again finishes it. That another pool cannot be
    /// looked through anew is a warning.
    @Test
    void canBeRunAgainWhicheverCallIsRefused() {
        int calls = callsOfAWholeDelete();
        assertThat(calls).isGreaterThan(8);
        for (int index = 0; index < calls; index++) {
            StorageFixture fresh = withRemains();
            fresh.host.failAt(index, Kind.FAILED);

            FoundryException failure = attempt(fresh);

            if (!fresh.host.calls().get(index).equals("pools.refresh")) {
                assertThat(failure).as("call %d", index).isInstanceOf(StorageException.class);
            }
            fresh.host.clearCalls();
            if (failure != null) {
                assertThat(attempt(fresh)).as("call %d, again", index).isNull();
            }
            assertOnlyThePoolAndTheRemainsAreGone(fresh, index);
        }
    }

    @Test
    void canBeRunAgainWhicheverCallTheProcessDiesAt() {
        int calls = callsOfAWholeDelete();
        for (int index = 0; index < calls; index++) {
            StorageFixture fresh = withRemains();
            fresh.host.dieAt(index);
            assertThat(catchThrowableOfType(ProcessDied.class, () -> attempt(fresh)))
                    .as("call %d", index)
                    .isNotNull();

            fresh.host.clearCalls();
            assertThat(attempt(fresh)).as("call %d, again", index).isNull();
            assertOnlyThePoolAndTheRemainsAreGone(fresh, index);
        }
    }

    private static void assertOnlyThePoolAndTheRemainsAreGone(StorageFixture fresh, int index) {
        HostSnapshot wanted = new StorageFixture().host.snapshot();
        assertThat(fresh.host.pools().find("fast")).as("call %d", index).isEmpty();
        assertThat(fresh.host.snapshot().things().keySet())
                .as("call %d", index)
                .containsExactlyInAnyOrderElementsOf(wanted.things().keySet().stream()
                        .filter(thing -> !thing.equals("pool fast"))
                        .toList());
    }

    private static StorageFixture withRemains() {
        StorageFixture fresh = new StorageFixture();
        fresh.marker("fast", "half.qcow2", StorageFixture.DEAD);
        fresh.qcow2("fast", "half.qcow2", StorageFixture.GIB);
        fresh.host.clearCalls();
        return fresh;
    }

    private static int callsOfAWholeDelete() {
        StorageFixture fresh = withRemains();
        attempt(fresh);
        return fresh.host.calls().size();
    }

    private static @Nullable FoundryException attempt(StorageFixture fixture) {
        try {
            DeletePool delete = fixture.deletePool(fixture.images);
            delete.delete(delete.plan("fast", true), true);
            return null;
        } catch (FoundryException failure) {
            return failure;
        }
    }
}
