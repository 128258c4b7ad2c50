package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds the commands on the storage as a whole.
@Command(name = "storage", synopsisSubcommandLabel = "COMMAND", description = "Commands on the storage as a whole.")
final class StorageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing after 'storage'");
    }
}
