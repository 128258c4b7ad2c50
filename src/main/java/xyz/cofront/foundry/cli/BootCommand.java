package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.vm.SerialVm;

/// Shows a boot as a timeline.
@Command(name = "boot", description = "Show how the running or last boot of a VM went, by its serial console.")
final class BootCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The VM.")
    private String name = "";

    BootCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String machine = VmNames.parse("foundry boot", List.of(name)).getFirst();
        Session session = context.session();
        return session.connected(Access.READ_WRITE, hypervisor -> {
            SerialVm serial = new SerialVm(hypervisor, session.machinery());
            session.print(session.printer().boot(serial.boot(machine)));
            return ExitCodes.DONE;
        });
    }
}
