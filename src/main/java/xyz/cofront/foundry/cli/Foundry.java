package xyz.cofront.foundry.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/// The whole program: a command line in, an exit code out.
public final class Foundry {
    private static final int HELP_WIDTH = 100;

    private Foundry() {}

    /// Runs one command.
    ///
    /// @return the exit code
    public static int run(World world, String... arguments) {
        Context context = new Context(world, new GlobalOptions());
        Failures failures = new Failures(context.messages().failures());
        StringWriter help = new StringWriter();
        try {
            CommandLine commandLine = tree(context).setOut(new PrintWriter(help));
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

    static CommandLine tree(Context context) {
        CommandLine tree = new CommandLine(new FoundryCommand(context.globals()))
                .addSubcommand(new CreateCommand(context))
                .addSubcommand(new ApplyCommand(context))
                .addSubcommand(new DiffCommand(context))
                .addSubcommand(new DestroyCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new RenderCommand(context))
                .addSubcommand(new InitCommand(context))
                .addSubcommand(new SchemaCommand(context))
                .addSubcommand(new ExplainCommand(context))
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new GetCommand(context))
                .addSubcommand(new StartCommand(context))
                .addSubcommand(new StopCommand(context))
                .addSubcommand(new RestartCommand(context))
                .addSubcommand(new SuspendCommand(context))
                .addSubcommand(new ResumeCommand(context))
                .addSubcommand(new WaitCommand(context))
                .addSubcommand(new BootCommand(context))
                .addSubcommand(new LogsCommand(context))
                .addSubcommand(new ConsoleCommand(context))
                .addSubcommand(new SshCommand(context))
                .addSubcommand(new SshConfigCommand(context))
                .addSubcommand(new DumpxmlCommand(context))
                .addSubcommand(new CommandLine(new VmCommand()).addSubcommand(new VmInfoCommand(context)))
                .addSubcommand(pools(context))
                .addSubcommand(new CommandLine(new DiskCommand()).addSubcommand(new DiskGrowCommand(context)))
                .addSubcommand(new CommandLine(new ImageCommand())
                        .addSubcommand(new ImageImportCommand(context))
                        .addSubcommand(new ImagePullCommand(context))
                        .addSubcommand(new ImageSearchCommand(context))
                        .addSubcommand(new ImageListCommand(context))
                        .addSubcommand(new ImageInfoCommand(context))
                        .addSubcommand(new ImageVerifyCommand(context))
                        .addSubcommand(new ImageDeleteCommand(context))
                        .addSubcommand(new ImagePruneCommand(context)))
                .addSubcommand(new CommandLine(new StorageCommand()).addSubcommand(new StorageStatusCommand(context)))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigViewCommand(context)))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new CompleteCommand(context))
                .addSubcommand(new ManualCommand())
                .addSubcommand(new VersionCommand(context))
                .addSubcommand(new HelpCommand());
        return strict(tree);
    }

    private static CommandLine pools(Context context) {
        return new CommandLine(new PoolCommand())
                .addSubcommand(new PoolListCommand(context))
                .addSubcommand(new PoolInfoCommand(context))
                .addSubcommand(new PoolAddCommand(context))
                .addSubcommand(new PoolDeleteCommand(context))
                .addSubcommand(new PoolRefreshCommand(context));
    }

    /// No expansion of `@file`, no option taken for another's value, the same help wherever it is shown.
    private static CommandLine strict(CommandLine tree) {
        return tree.setExpandAtFiles(false)
                .setAllowOptionsAsOptionParameters(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }
}
