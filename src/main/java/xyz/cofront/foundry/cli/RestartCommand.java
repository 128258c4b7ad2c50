package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.vm.PowerAction;
import xyz.cofront.foundry.vm.PowerRequest;

/// Stops machines and starts them again.
@Command(name = "restart", description = "Stop VMs and start them again, with all that was changed meanwhile.")
final class RestartCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final StopOptions options = new StopOptions();

    RestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry restart");
        PowerRequest request = options.request(PowerAction.RESTART);
        return new Power(context.session(), request).run(chosen);
    }
}
