package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.output.FailurePrinter;

/// Tells of whatever ended a command, and gives the exit code.
final class Failures {
    private final FailurePrinter printer;

    Failures(FailurePrinter printer) {
        this.printer = printer;
    }

    int report(Throwable failure) {
        return switch (failure) {
            case FoundryException told -> report(told);
            case HypervisorException untold -> report(ExitCodes.explain(untold));
            default -> bug(failure);
        };
    }

    private int report(FoundryException failure) {
        printer.print(failure);
        return failure.exitCode();
    }

    private int bug(Throwable bug) {
        printer.print(
                "This is a bug in Foundry: " + bug,
                List.of("please report it, with what the same command prints under --verbose"));
        printer.stackTrace(bug);
        return ExitCodes.BUG;
    }

    /// A command line that cannot be understood.
    int usage(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        List<String> details = new ArrayList<>();
        String message;
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            message = unmatched(command, word);
            Suggestions.closest(word, words(command, word))
                    .map(near -> "did you mean '" + near + "'?")
                    .ifPresent(details::add);
        } else {
            message = lowerCased(String.valueOf(failure.getMessage()));
        }
        details.add("'" + command.qualifiedName() + " --help' shows what it takes");
        printer.print(message, details);
        return ExitCodes.USAGE;
    }

    private static String unmatched(CommandSpec command, String word) {
        if (word.startsWith("-")) {
            return "unknown option '" + word + "'";
        }
        return command.subcommands().isEmpty()
                ? "unexpected argument '" + word + "'"
                : "there is no command '" + command.qualifiedName() + " " + word + "'";
    }

    /// Options for what looks like one, commands for the rest.
    private static Set<String> words(CommandSpec command, String word) {
        return word.startsWith("-")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
    }

    private static String lowerCased(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
