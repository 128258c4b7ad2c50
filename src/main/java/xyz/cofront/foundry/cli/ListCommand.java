package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the machines that run, or all.
@Command(name = "list", aliases = "ls", description = "List VMs, Foundry's and others.")
final class ListCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ListOptions options = new ListOptions();

    ListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new Listing(context.session(), options).run();
    }
}
