package xyz.cofront.foundry.usage;

import java.util.List;

/// A small program with everything that is awkward about one.
public final class Usages {
    private Usages() {}

    static CommandUsage program() {
        OptionUsage connect = new OptionUsage(
                List.of("-c", "--connect"),
                "URI",
                "Where: it's there.",
                new Values.Words(List.of("a:b", "c")),
                true,
                false);
        OptionUsage version = new OptionUsage(
                List.of("--version"), "", "Show the version. Then end.", new Values.Free(), false, false);
        return new CommandUsage(
                List.of("foundry"),
                List.of(),
                "Makes machines.",
                "foundry [-c=URI] [COMMAND]",
                List.of(connect, version),
                List.of(),
                List.of(destroy(), pool()));
    }

    private static CommandUsage destroy() {
        OptionUsage force =
                new OptionUsage(List.of("--force"), "", "Say 'yes' to \\ and $HOME.", new Values.Free(), false, false);
        OptionUsage file = new OptionUsage(List.of("-f"), "FILE", "A file", new Values.Files(), false, true);
        ArgumentUsage name = new ArgumentUsage("NAME", true, true, "Machines.", new Values.Live(LiveKind.VM));
        return new CommandUsage(
                List.of("foundry", "destroy"),
                List.of("delete"),
                "Remove machines. For good.",
                "foundry destroy [--force] [-f[=FILE]] [NAME...]",
                List.of(force, file),
                List.of(name),
                List.of());
    }

    private static CommandUsage pool() {
        ArgumentUsage name = new ArgumentUsage("NAME", false, false, "The pool.", new Values.Live(LiveKind.POOL));
        ArgumentUsage folder = new ArgumentUsage("FOLDER", true, false, "A folder.", new Values.Folders());
        CommandUsage info = new CommandUsage(
                List.of("foundry", "pool", "info"),
                List.of(),
                "Show a pool.",
                "foundry pool info NAME [FOLDER]",
                List.of(),
                List.of(name, folder),
                List.of());
        return new CommandUsage(
                List.of("foundry", "pool"),
                List.of(),
                "Commands on pools.",
                "foundry pool [COMMAND]",
                List.of(),
                List.of(),
                List.of(info));
    }
}
