package xyz.cofront.foundry.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which machines are listed.
final class ListOptions {
    @Option(
            names = {"-a", "--all"},
            description = "Show VMs that do not run, too.")
    boolean all;

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "KEY=VALUE[,...]",
            description = "Only VMs with all these labels; KEY!=VALUE: without.")
    @Nullable
    String selector;

    Optional<Selector> selector() {
        return Optional.ofNullable(selector).map(Selector::parse);
    }

    boolean given() {
        return all || selector != null;
    }
}
