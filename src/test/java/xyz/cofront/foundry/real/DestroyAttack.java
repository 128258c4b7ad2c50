package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// A destroy of a running machine.
record DestroyAttack(CreateAttack machine) implements Attack {
    static DestroyAttack of(Path folder) {
        return new DestroyAttack(CreateAttack.of(folder, 3));
    }

    @Override
    public String label() {
        return "destroy";
    }

    @Override
    public void prepare() {
        new RealFoundry().succeed("create", machine.document().toString());
    }

    @Override
    public List<String> arguments() {
        return List.of("destroy", CreateAttack.NAME, "--yes", "--grace", "0s");
    }

    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0) {
            assertThat(before.changesTo(HostState.now())).as(result.toString()).isEmpty();
        } else if (!CreateAttack.killed(result)) {
            if (!result.err().contains(" destroy --ignore-not-found " + CreateAttack.NAME)) {
                // It was told of nothing that was removed.
                CreateAttack.requireComplete(CreateAttack.NAME, machine.disks());
            }
        }
    }

    @Override
    public void recover() {
        machine.recover();
    }
}
