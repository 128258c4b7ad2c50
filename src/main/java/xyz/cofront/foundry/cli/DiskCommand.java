package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds the commands on disks.
@Command(name = "disk", synopsisSubcommandLabel = "COMMAND", description = "Commands on disks of VMs.")
final class DiskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing after 'disk'");
    }
}
