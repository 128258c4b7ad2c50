package xyz.cofront.foundry.cli;

import xyz.cofront.foundry.output.ConsoleProgress;
import xyz.cofront.foundry.output.FailurePrinter;

/// What goes to stderr, looking as the options and the environment ask.
final class Messages {
    private final ConsoleProgress progress;
    private final FailurePrinter failures;

    Messages(World world, GlobalOptions globals) {
        Console console = world.console();
        boolean colorless = globals.noColor
                || !world.environment().getOrDefault("NO_COLOR", "").isEmpty()
                || world.environment().getOrDefault("TERM", "").equals("dumb");
        ConsoleProgress.Look look = new ConsoleProgress.Look(
                console.errorTerminal(), console.errorTerminal() && !colorless, globals.quiet, globals.verbose);
        this.progress = new ConsoleProgress(console.err(), look, world.clock());
        this.failures = new FailurePrinter(console.err(), look);
    }

    ConsoleProgress progress() {
        return progress;
    }

    FailurePrinter failures() {
        return failures;
    }
}
