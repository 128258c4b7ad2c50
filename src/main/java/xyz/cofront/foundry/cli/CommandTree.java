package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// All commands by name. Of these only those are made that a command line can mean: making all of them takes longer
/// than most of them run.
final class CommandTree {
    private static final int HELP_WIDTH = 100;

    private static final List<Branch> COMMANDS = List.of(
            leaf("create", CreateCommand::new),
            leaf("apply", ApplyCommand::new),
            leaf("diff", DiffCommand::new),
            leaf("destroy", DestroyCommand::new),
            leaf("validate", ValidateCommand::new),
            leaf("render", RenderCommand::new),
            leaf("init", InitCommand::new),
            leaf("schema", SchemaCommand::new),
            leaf("explain", ExplainCommand::new),
            leaf("list", ListCommand::new),
            leaf("get", GetCommand::new),
            leaf("start", StartCommand::new),
            leaf("stop", StopCommand::new),
            leaf("restart", RestartCommand::new),
            leaf("suspend", SuspendCommand::new),
            leaf("resume", ResumeCommand::new),
            leaf("wait", WaitCommand::new),
            leaf("boot", BootCommand::new),
            leaf("logs", LogsCommand::new),
            leaf("console", ConsoleCommand::new),
            leaf("ssh", SshCommand::new),
            leaf("ssh-config", SshConfigCommand::new),
            leaf("dumpxml", DumpxmlCommand::new),
            group("vm", VmCommand::new, leaf("info", VmInfoCommand::new)),
            group(
                    "pool",
                    PoolCommand::new,
                    leaf("list", PoolListCommand::new),
                    leaf("info", PoolInfoCommand::new),
                    leaf("add", PoolAddCommand::new),
                    leaf("delete", PoolDeleteCommand::new),
                    leaf("refresh", PoolRefreshCommand::new)),
            group("disk", DiskCommand::new, leaf("grow", DiskGrowCommand::new)),
            group(
                    "image",
                    ImageCommand::new,
                    leaf("import", ImageImportCommand::new),
                    leaf("pull", ImagePullCommand::new),
                    leaf("search", ImageSearchCommand::new),
                    leaf("list", ImageListCommand::new),
                    leaf("info", ImageInfoCommand::new),
                    leaf("verify", ImageVerifyCommand::new),
                    leaf("delete", ImageDeleteCommand::new),
                    leaf("prune", ImagePruneCommand::new)),
            group("storage", StorageCommand::new, leaf("status", StorageStatusCommand::new)),
            leaf("doctor", DoctorCommand::new),
            group("config", ConfigCommand::new, leaf("view", ConfigViewCommand::new)),
            overview("completion", CompletionCommand::new),
            leaf("__complete", CompleteCommand::new),
            overview("__manual", _ -> new ManualCommand()),
            leaf("version", VersionCommand::new),
            overview("help", _ -> new HelpCommand()));

    private CommandTree() {}

    /// A command or a group of them.
    ///
    /// @param looksAround whether it tells of other commands, so that they have to be there
    private record Branch(String name, Function<Context, Object> command, boolean looksAround, List<Branch> branches) {}

    private static Branch leaf(String name, Function<Context, Object> command) {
        return new Branch(name, command, false, List.of());
    }

    private static Branch overview(String name, Function<Context, Object> command) {
        return new Branch(name, command, true, List.of());
    }

    private static Branch group(String name, Supplier<Object> command, Branch... branches) {
        return new Branch(name, _ -> command.get(), false, List.of(branches));
    }

    /// Every command.
    static CommandLine whole(Context context) {
        return of(context);
    }

    /// As much of the tree as the arguments can mean.
    static CommandLine of(Context context, String... arguments) {
        CommandLine root = new CommandLine(new FoundryCommand(context.globals()));
        if (arguments.length == 1
                && asksForHelp(root.getCommandSpec().optionsMap().get(arguments[0]))) {
            tellOfAll(root, context);
        } else {
            grow(root, COMMANDS, context, fromTheCommand(root.getCommandSpec(), List.of(arguments)));
        }
        return strict(root);
    }

    private static boolean asksForHelp(@Nullable OptionSpec option) {
        return option != null && (option.usageHelp() || option.versionHelp());
    }

    /// Has the root's help list every command. One is made: without any the help would know of none.
    private static void tellOfAll(CommandLine root, Context context) {
        Branch first = COMMANDS.getFirst();
        root.addSubcommand(first.name(), first.command().apply(context));
        root.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, _ -> CommandList.of(all(context), HELP_WIDTH));
    }

    private static List<Command> all(Context context) {
        return COMMANDS.stream()
                .map(branch -> branch.command().apply(context).getClass().getAnnotation(Command.class))
                .toList();
    }

    /// The words from the command's name on, without the options before it. None where help is asked for, or an option
    /// is not written as one of its names, with its value as the next word or after `=`.
    private static List<String> fromTheCommand(CommandSpec root, List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String[] option = words.get(at).split("=", 2);
            OptionSpec known = root.optionsMap().get(option[0]);
            if (known == null || asksForHelp(known)) {
                return List.of();
            }
            at += option.length == 1 && known.arity().min() == 1 ? 2 : 1;
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private static void grow(CommandLine parent, List<Branch> branches, Context context, List<String> words) {
        List<Branch> meant = branches.stream()
                .filter(branch -> !words.isEmpty() && branch.name().equals(words.getFirst()) && !branch.looksAround())
                .toList();
        List<String> rest = meant.isEmpty() ? List.of() : words.subList(1, words.size());
        for (Branch branch : meant.isEmpty() ? branches : meant) {
            CommandLine child = new CommandLine(branch.command().apply(context));
            grow(child, branch.branches(), context, rest);
            parent.addSubcommand(branch.name(), child);
        }
    }

    /// No expansion of `@file`, no option taken for another's value, the same help wherever it is shown.
    private static CommandLine strict(CommandLine tree) {
        return tree.setExpandAtFiles(false)
                .setAllowOptionsAsOptionParameters(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }
}
