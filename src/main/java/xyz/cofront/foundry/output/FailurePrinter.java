package xyz.cofront.foundry.output;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;

/// Tells of failures on stderr: `error: ` and what was tried, on what, why it failed; then the details, each on its
/// own line; causes under `--verbose` only.
public final class FailurePrinter {
    private final PrintStream stream;
    private final ConsoleProgress.Look look;
    private final Hints hints;

    /// @param hints at the connection that was typed
    public FailurePrinter(PrintStream stream, ConsoleProgress.Look look, Hints hints) {
        this.stream = stream;
        this.look = look;
        this.hints = hints;
    }

    /// A failure in plain words.
    public void print(FoundryException failure) {
        print(failure.getMessage(), failure.details());
        causes(failure);
    }

    /// A failure with further lines.
    public void print(String message, List<String> details) {
        String label = look.color() ? "\u001b[31merror:\u001b[0m" : "error:";
        stream.println(label + " " + Text.escape(message));
        details.forEach(detail -> stream.println("  " + Text.escape(hints.at(detail))));
    }

    /// What lies under a failure.
    public void causes(Throwable failure) {
        if (!look.verbose()) {
            return;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            stream.println("  caused by: " + Text.escape(String.valueOf(cause)));
        }
    }

    /// The whole stack, for whoever mends the bug.
    public void stackTrace(Throwable bug) {
        if (!look.verbose()) {
            return;
        }
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> stream.println("  " + Text.escape(line.replace("\t", "  "))));
    }
}
