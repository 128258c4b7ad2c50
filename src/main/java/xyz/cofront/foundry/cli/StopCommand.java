package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// Stops machines.
@Command(name = "stop", description = "Ask guests to shut down and wait until they have; with --force cut the power.")
final class StopCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final StopOptions options = new StopOptions();

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry stop");
        PowerRequest request = options.request(PowerAction.STOP);
        return new Power(context.session(), request).run(chosen);
    }
}
