package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;

/// Describes machines by name; lists them without one.
@Command(name = "get", description = "Show all that is known of VMs; without a name, list them.")
final class GetCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "VMs to show.")
    private final List<String> names = new ArrayList<>();

    @Mixin
    private final ListOptions options = new ListOptions();

    GetCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (names.isEmpty()) {
            return new Listing(context.session(), options).run();
        }
        if (options.given()) {
            throw new ConfigurationException("a name goes with neither --all nor --selector");
        }
        List<String> wanted = VmNames.parse("foundry get", names);
        return new Description(context.session()).run(wanted);
    }
}
