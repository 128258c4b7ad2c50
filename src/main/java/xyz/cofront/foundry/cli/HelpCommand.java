package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Shows the help of any command, as its `--help` does.
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMMAND", description = "Such as 'create' or 'image import'.")
    private final List<String> path = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String word : path) {
            command = child(command, word);
        }
        command.usage(spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    private static CommandLine child(CommandLine parent, String word) {
        CommandLine child = parent.getSubcommands().get(word);
        if (child == null) {
            throw new UnmatchedArgumentException(parent, List.of(word));
        }
        return child;
    }
}
