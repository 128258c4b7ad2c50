package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root of the command tree.
@Command(
        name = "foundry",
        version = "foundry " + Version.NUMBER,
        synopsisSubcommandLabel = "COMMAND",
        description = "Libvirt virtual machines from Kubernetes-style YAML documents.")
final class FoundryCommand implements Callable<Integer> {
    @Mixin
    final GlobalOptions globals;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Spec
    private CommandSpec spec;

    FoundryCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
