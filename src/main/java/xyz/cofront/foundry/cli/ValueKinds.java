package xyz.cofront.foundry.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import xyz.cofront.foundry.usage.LiveKind;
import xyz.cofront.foundry.usage.Shell;
import xyz.cofront.foundry.usage.Values;
import xyz.cofront.foundry.vm.WaitGoal;

/// What can stand where a command line shows a label such as `POOL`.
final class ValueKinds {
    private static final Values FREE = new Values.Free();

    private ValueKinds() {}

    /// @param label of the option's value
    static Optional<Values> ofOption(String name, String label) {
        return switch (label) {
            case "URI" -> words("qemu:///system", "qemu:///session");
            case "FORMAT" -> name.equals("--output") ? words("table", "wide", "json", "yaml", "name") : known(FREE);
            case "TYPE" -> words("auto", "kvm", "qemu");
            case "POOL" -> live(LiveKind.POOL);
            case "KEY=VALUE[,...]" -> live(LiveKind.LABEL);
            case "FILE", "DEVICE" -> known(new Values.Files());
            case "DIR", "FOLDER" -> known(new Values.Folders());
            case "STATE" -> words(states(name));
            case "HOST[:PORT]", "NAME", "NUMBER", "PATH", "SUM", "TIME", "USER", "UUID" -> known(FREE);
            default -> Optional.empty();
        };
    }

    /// @param path the command's words without the program's own
    /// @param label of the argument
    static Optional<Values> ofArgument(CommandSpec command, List<String> path, String label) {
        return switch (label) {
            case "VM" -> live(LiveKind.VM);
            case "NAME" -> named(path);
            case "FILE" -> known(new Values.Files());
            case "FOLDER" -> known(new Values.Folders());
            case "SOURCE" -> live(LiveKind.CATALOGUE);
            case "SHELL" -> known(new Values.Words(Shell.words()));
            case "TYPE" -> words("dir", "fs", "netfs", "logical", "zfs", "rbd");
            case "COMMAND" ->
                known(new Values.Words(command.root().subcommands().entrySet().stream()
                        .filter(child -> !child.getValue()
                                .getCommandSpec()
                                .usageMessage()
                                .hidden())
                        .map(Map.Entry::getKey)
                        .toList()));
            case "DEVICE", "FIELD", "KIND", "PREFIX", "SIZE", "TARGET", "TEXT" -> known(FREE);
            default -> Optional.empty();
        };
    }

    /// A name is that of a VM, but below `pool` and `image`; and what is only being made has no name to complete.
    private static Optional<Values> named(List<String> path) {
        return switch (path.getFirst()) {
            case "pool" -> path.getLast().equals("add") ? known(FREE) : live(LiveKind.POOL);
            case "init" -> known(FREE);
            case "image" -> path.getLast().equals("import") ? known(FREE) : live(LiveKind.IMAGE);
            default -> live(LiveKind.VM);
        };
    }

    /// Of what is being created nobody waits for the end.
    private static String[] states(String option) {
        return Arrays.stream(WaitGoal.values())
                .filter(goal -> goal != WaitGoal.DELETED || option.equals("--for"))
                .map(WaitGoal::word)
                .toArray(String[]::new);
    }

    private static Optional<Values> known(Values values) {
        return Optional.of(values);
    }

    private static Optional<Values> live(LiveKind kind) {
        return Optional.of(new Values.Live(kind));
    }

    private static Optional<Values> words(String... words) {
        return Optional.of(new Values.Words(List.of(words)));
    }
}
