package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import xyz.cofront.foundry.error.FoundryException;
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

    /// A command line that cannot be understood. picocli's own words, without its own exit codes.
    int usage(ParameterException failure) {
        List<String> details = new ArrayList<>();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream()
                    .findFirst()
                    .map(word -> "did you mean '" + word + "'?")
                    .ifPresent(details::add);
        }
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        details.add("'" + command + " --help' shows what it takes");
        printer.print(sentence(failure), details);
        return ExitCodes.USAGE;
    }

    private static String sentence(ParameterException failure) {
        String message = String.valueOf(failure.getMessage()).split("; ", 2)[0];
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
