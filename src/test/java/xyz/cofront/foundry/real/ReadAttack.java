package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// A command that only looks.
record ReadAttack(List<String> arguments) implements Attack {
    @Override
    public String label() {
        return String.join(" ", arguments);
    }

    @Override
    public void believe(Result result, HostState before) {
        assertThat(before.changesTo(HostState.now())).as(result.toString()).isEmpty();
        assertThat(result.exitCode() == 0 || result.err().contains("error: "))
                .as(result.toString())
                .isTrue();
    }

    @Override
    public void recover() {
        // Nothing was made.
    }
}
