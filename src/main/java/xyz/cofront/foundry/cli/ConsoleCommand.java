package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.GuestConsole;
import xyz.cofront.foundry.vm.ConsoleVm;

/// Connects the terminal to a guest's serial console.
@Command(name = "console", description = "Connect this terminal to a VM's serial console; Ctrl-] leaves.")
final class ConsoleCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The VM.")
    private String name = "";

    @Option(names = "--force", description = "Take the console away from whoever is at it.")
    private boolean force;

    ConsoleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String machine = VmNames.parse("foundry console", List.of(name)).getFirst();
        Session session = context.session();
        World world = session.world();
        if (!world.console().inputTerminal() || !world.live().outputTerminal()) {
            throw new ConfigurationException(
                    "a console needs a terminal",
                    List.of("'foundry logs --follow " + machine + "' shows what the guest says"),
                    null);
        }
        return session.connected(Access.READ_WRITE, hypervisor -> {
            try (GuestConsole console = new ConsoleVm(hypervisor).open(machine, force)) {
                session.progress().note("connected to VM '" + machine + "'; Ctrl-] leaves");
                String end = new TerminalLink(world, console).run();
                // The guest's last line is where the cursor stands.
                world.console().err().println();
                session.progress().note(end);
                return ExitCodes.DONE;
            }
        });
    }
}
