package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.function.Supplier;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.storage.DefaultPools;

/// One document applied again and again, each time with another call refused.
///
/// @param machines makes the machine that it is applied to
record ApplyFaults(Supplier<ApplyFixture> machines, String document, boolean replace) {

    /// How many calls it takes where none is refused.
    int calls() {
        ApplyFixture fixture = machines.get();
        ChangePlan plan = plan(fixture);
        fixture.host.clearCalls();
        fixture.apply(fixture.host, plan, replace);
        return fixture.host.calls().size();
    }

    /// Whichever is refused: the machine is as it was, and applying it again does it, and nothing is left.
    void requireEachUndone() {
        int calls = calls();
        assertThat(calls).isPositive();
        for (int index = 0; index < calls; index++) {
            requireUndone(index);
        }
    }

    private void requireUndone(int index) {
        ApplyFixture fixture = machines.get();
        ChangePlan plan = plan(fixture);
        Map<String, String> before = fixture.state();
        fixture.host.clearCalls();
        fixture.host.failAt(index, Kind.FAILED);

        Throwable failure = catchThrowable(() -> fixture.apply(fixture.machines.connection(), plan, replace));

        fixture.host.clearCalls();
        if (failure != null) {
            assertThat(failure).isInstanceOf(FoundryException.class);
            assertThat(((FoundryException) failure).details())
                    .as("call " + index)
                    .noneMatch(line -> line.startsWith("could not undo"));
            assertThat(fixture.state()).as("call " + index + " " + failure).isEqualTo(before);
        }
        ChangePlan again = plan(fixture);
        if (again.toDo()) {
            fixture.apply(fixture.host, again, replace);
        }
        assertThat(plan(fixture).toDo()).as("call " + index).isFalse();
        fixture.machines.destroy("web");
        assertThat(fixture.host.volumes().list(DefaultPools.VMS))
                .as("call " + index)
                .extracting(Volume::name)
                .containsExactly("kept");
    }

    private ChangePlan plan(ApplyFixture fixture) {
        return fixture.plan(document).orElseThrow();
    }
}
