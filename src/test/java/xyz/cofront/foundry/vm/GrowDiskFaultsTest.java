package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;

class GrowDiskFaultsTest {
    private GrowFixture fixture = new GrowFixture();

    /// Nothing half: refused before the disk grew nothing has changed; after it, doing it again records it.
    @Test
    void whicheverCallIsRefusedDoingItAgainFinishesIt() {
        int calls = callsOfAWholeGrow();
        assertThat(calls).isGreaterThan(8);
        for (int index = 0; index < calls - 1; index++) {
            fixture = new GrowFixture();
            HostSnapshot before = fixture.host.snapshot();
            fixture.host.clearCalls();
            fixture.host.failAt(index, Kind.FAILED);

            FoundryException failure = catchThrowableOfType(FoundryException.class, () -> fixture.grow("vdb", 3));

            if (failure == null) {
                assertThat(fixture.machines.progress.lines())
                        .as("call %d", index)
                        .anyMatch(line -> line.contains("could not be looked through anew: pools.refresh failed"));
                continue;
            }
            boolean grown =
                    fixture.host.volumes().find(GrowFixture.DATA).orElseThrow().capacity() == 3 * GrowFixture.GIB;
            if (grown) {
                assertThat(failure.details()).contains("run this again to record it");
            } else {
                assertThat(fixture.host.snapshot()).as("call %d", index).isEqualTo(before);
            }
            finishes(index);
        }
    }

    @Test
    void whicheverCallTheProcessDiesAtDoingItAgainFinishesIt() {
        int calls = callsOfAWholeGrow();
        for (int index = 0; index < calls; index++) {
            fixture = new GrowFixture();
            fixture.host.clearCalls();
            fixture.host.dieAt(index);
            assertThat(catchThrowableOfType(ProcessDied.class, () -> fixture.grow("vdb", 3)))
                    .as("call %d", index)
                    .isNotNull();

            finishes(index);
        }
    }

    private void finishes(int index) {
        fixture.host.clearCalls();
        fixture.grow("vdb", 3);
        assertThat(fixture.capacity(GrowFixture.DATA)).as("call %d", index).isEqualTo(3 * GrowFixture.GIB);
        assertThat(fixture.record().document().spec().dataDisks().getFirst().sizeGB())
                .as("call %d", index)
                .isEqualTo(3);
        assertThat(fixture.record().generation()).as("call %d", index).isEqualTo(2);
    }

    private int callsOfAWholeGrow() {
        fixture = new GrowFixture();
        fixture.host.clearCalls();
        fixture.grow("vdb", 3);
        return fixture.host.calls().size();
    }
}
