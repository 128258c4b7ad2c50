package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// Starts machines.
@Command(name = "start", description = "Start VMs.")
final class StartCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    StartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry start");
        PowerRequest request = new PowerRequest(PowerAction.START, Duration.ZERO, false);
        return new Power(context.session(), request).run(chosen);
    }
}
