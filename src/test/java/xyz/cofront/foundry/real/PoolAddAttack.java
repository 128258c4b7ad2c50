package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// An addition of a pool.
///
/// @param target its folder, which may stay: it is empty
record PoolAddAttack(Path target) implements Attack {
    private static final String NAME = "extra";

    @Override
    public String label() {
        return "pool add";
    }

    @Override
    public List<String> arguments() {
        return List.of("pool", "add", NAME, "dir", target.toString());
    }

    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0) {
            requireComplete();
        } else if (!CreateAttack.killed(result)) {
            assertThat(before.changesTo(HostState.now()).isEmpty()
                            || result.err().contains(" pool delete extra"))
                    .as(result.toString())
                    .isTrue();
        }
    }

    private static void requireComplete() {
        assertThat(Shell.virsh("pool-info", NAME))
                .containsPattern("State: +running")
                .containsPattern("Autostart: +yes");
    }

    @Override
    public void recover() {
        if (Shell.virsh("pool-list", "--all", "--name")
                .lines()
                .anyMatch(line -> line.strip().equals(NAME))) {
            new RealFoundry().succeed("pool", "delete", NAME, "--yes");
        }
    }
}
