package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Describes machines by name.
@Command(name = "info", description = "Show all that is known of VMs, as 'foundry get NAME' does.")
final class VmInfoCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "VMs to show.")
    private final List<String> names = new ArrayList<>();

    VmInfoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> wanted = VmNames.parse("foundry vm info", names);
        return new Description(context.session()).run(wanted);
    }
}
