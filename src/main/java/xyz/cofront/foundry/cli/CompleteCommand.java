package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.usage.LiveKind;

/// What completion scripts ask for names: one a line, and silence where something is wrong. Somebody waits for it with
/// a
/// finger on the key.
@Command(name = "__complete", hidden = true, description = "Print names for completion scripts.")
final class CompleteCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Context context;

    @Parameters(index = "0", paramLabel = "KIND", description = "vm, pool, image, label or catalogue.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PREFIX", description = "What the names begin with.")
    private String prefix = "";

    CompleteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            LiveKind.of(kind).ifPresent(this::print);
        } catch (FoundryException | HypervisorException silent) {
            return ExitCodes.USAGE;
        }
        return ExitCodes.DONE;
    }

    private void print(LiveKind wanted) {
        Settings settings = context.session().settings();
        LiveNames names = new LiveNames(settings, context.world().clock(), this::open);
        String lines = names.of(wanted, prefix).map(name -> name + "\n").collect(Collectors.joining());
        Results.print(context.world().console().out(), lines);
    }

    private Hypervisor open(String uri) {
        return context.world().connector().open(uri, Access.READ_ONLY, PATIENCE);
    }
}
