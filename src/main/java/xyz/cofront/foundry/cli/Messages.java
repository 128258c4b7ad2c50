package xyz.cofront.foundry.cli;

import java.util.Optional;
import xyz.cofront.foundry.output.ConsoleProgress;
import xyz.cofront.foundry.output.FailurePrinter;
import xyz.cofront.foundry.output.Hints;

/// What goes to stderr, looking as the options and the environment ask.
final class Messages {
    private final ConsoleProgress progress;
    private final FailurePrinter failures;
    private final Hints hints;

    Messages(World world, GlobalOptions globals) {
        Console console = world.console();
        boolean colorless = globals.noColor
                || !world.environment().getOrDefault("NO_COLOR", "").isEmpty()
                || world.environment().getOrDefault("TERM", "").equals("dumb");
        ConsoleProgress.Look look = new ConsoleProgress.Look(
                console.errorTerminal(), console.errorTerminal() && !colorless, globals.quiet, globals.verbose);
        this.hints = new Hints(Optional.ofNullable(globals.connect));
        this.progress = new ConsoleProgress(console.err(), look, hints, world.clock());
        this.failures = new FailurePrinter(console.err(), look, hints);
    }

    ConsoleProgress progress() {
        return progress;
    }

    Hints hints() {
        return hints;
    }

    FailurePrinter failures() {
        return failures;
    }
}
