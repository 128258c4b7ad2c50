package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// A deletion of an image that nothing stands on.
record ImageDeleteAttack(ImportAttack image) implements Attack {
    @Override
    public String label() {
        return "image delete";
    }

    @Override
    public void prepare() {
        new RealFoundry().succeed(image.arguments().toArray(String[]::new));
    }

    @Override
    public List<String> arguments() {
        return List.of("image", "delete", ImportAttack.NAME, "--yes");
    }

    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0) {
            assertThat(before.changesTo(HostState.now())).as(result.toString()).isEmpty();
        } else if (!CreateAttack.killed(result)) {
            assertThat(result.err()).as(result.toString()).contains("error: ");
        }
    }

    /// What is left of a deletion whose image is gone already is cleared by `image prune`.
    @Override
    public void recover() {
        RealFoundry foundry = new RealFoundry();
        RealFoundry.Result again = foundry.run(arguments().toArray(String[]::new));
        if (again.exitCode() != 0) {
            assertThat(again.err()).contains("there is no image '" + ImportAttack.NAME + "'");
            foundry.succeed("image", "prune");
        }
    }
}
