package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.vm.GetVm;

/// Which machines a command is for: named, or selected by labels.
final class Targets {
    @Parameters(paramLabel = "NAME", description = "VMs by name.")
    private final List<String> names = new ArrayList<>();

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "KEY=VALUE[,...]",
            description = "All VMs with all these labels; KEY!=VALUE: without.")
    @Nullable
    private String selector;

    /// @param command as it is called, such as `foundry stop`
    /// @throws ConfigurationException if there are none, both kinds, or one of them is malformed
    Chosen parse(String command) {
        if (names.isEmpty() && selector == null) {
            throw new ConfigurationException("no VM is named: '" + command + " NAME', or --selector");
        }
        if (!names.isEmpty() && selector != null) {
            throw new ConfigurationException("only one of NAME and --selector may be given");
        }
        if (selector == null) {
            List<String> parsed = VmNames.parse(command, names);
            return (session, hypervisor) -> parsed;
        }
        Selector wanted = Selector.parse(selector);
        return (session, hypervisor) -> selected(wanted, session, hypervisor);
    }

    private static List<String> selected(Selector wanted, Session session, Hypervisor hypervisor) {
        List<String> found = new GetVm(hypervisor, session.world().clock())
                .all(true).stream()
                        .filter(wanted::matches)
                        .map(detail -> detail.row().name())
                        .toList();
        if (found.isEmpty()) {
            session.progress().note("no VM has these labels");
        }
        return found;
    }

    /// The names, once there is a connection to ask.
    @FunctionalInterface
    interface Chosen {
        List<String> names(Session session, Hypervisor hypervisor);
    }
}
