package xyz.cofront.foundry.cli;

import picocli.CommandLine.Option;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.workflow.SideBySide;

/// How many VMs a command works on at a time.
final class ParallelOption {
    private static final String USUAL = "4";
    /// What libvirt works on at a time for one connection, unless its `max_client_requests` says otherwise.
    private static final int MOST = 5;

    @Option(
            names = "--parallel",
            paramLabel = "NUMBER",
            defaultValue = USUAL,
            description = "How many VMs are worked on at a time, 1 to 5 (${DEFAULT-VALUE}).")
    private int number;

    /// @throws ConfigurationException if it is out of bounds
    SideBySide width() {
        if (number < 1 || number > MOST) {
            throw new ConfigurationException("--parallel: " + number + " is not between 1 and " + MOST);
        }
        return new SideBySide(number);
    }
}
