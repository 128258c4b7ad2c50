package xyz.cofront.foundry.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// The whole program: a command line in, an exit code out.
public final class Foundry {
    private Foundry() {}

    /// Runs one command.
    ///
    /// @return the exit code
    public static int run(World world, String... arguments) {
        Context context = new Context(world, new GlobalOptions());
        Failures failures = new Failures(context.messages().failures());
        StringWriter help = new StringWriter();
        try {
            CommandLine commandLine = CommandTree.of(context, arguments).setOut(new PrintWriter(help));
            commandLine.setParameterExceptionHandler(
                    (failure, typed) -> failures(context).usage(failure));
            commandLine.setExecutionExceptionHandler(
                    (failure, command, parsed) -> failures(context).report(failure));
            int code = commandLine.execute(arguments);
            Results.print(world.console().out(), help.toString());
            return code;
        } catch (RuntimeException | Error failure) {
            return failures.report(failure);
        }
    }

    /// Made when something failed, because options say how it is told.
    private static Failures failures(Context context) {
        return new Failures(context.messages().failures());
    }
}
