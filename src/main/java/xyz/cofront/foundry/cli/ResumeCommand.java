package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// Lets suspended machines go on.
@Command(name = "resume", description = "Let suspended VMs go on.")
final class ResumeCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    ResumeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry resume");
        PowerRequest request = new PowerRequest(PowerAction.RESUME, Duration.ZERO, false);
        return new Power(context.session(), request).run(chosen);
    }
}
