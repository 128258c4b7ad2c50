package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// Suspends machines.
@Command(name = "suspend", description = "Suspend VMs: their processors stop, their memory stays.")
final class SuspendCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    SuspendCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry suspend");
        PowerRequest request = new PowerRequest(PowerAction.SUSPEND, Duration.ZERO, false);
        return new Power(context.session(), request).run(chosen);
    }
}
