package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.usage.CompletionScript;
import xyz.cofront.foundry.usage.Shell;

/// Prints a script for the user's shell.
@Command(
        name = "completion",
        description =
                "Print a completion script for bash, zsh or fish. It completes names of VMs, pools and images, too.")
final class CompletionCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell = "";

    @Spec
    private CommandSpec spec;

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Shell known = Shell.of(shell)
                .orElseThrow(() -> new ConfigurationException(
                        "no completion for '" + shell + "'; there is one for " + String.join(", ", Shell.words())));
        Results.print(context.world().console().out(), CompletionScript.of(known, UsageReader.of(spec.root())));
        return ExitCodes.DONE;
    }
}
