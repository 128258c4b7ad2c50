package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.output.LogText;
import xyz.cofront.foundry.vm.SerialVm;

/// Shows what a machine said on its serial console.
@Command(
        name = "logs",
        description =
                "Show what a VM said on its serial console since it was started; on a terminal without its colors.")
final class LogsCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The VM.")
    private String name = "";

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C or --timeout.")
    private boolean follow;

    LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String machine = VmNames.parse("foundry logs", List.of(name)).getFirst();
        Session session = context.session();
        boolean terminal = session.world().live().outputTerminal();
        LogText text = new LogText();
        Consumer<byte[]> reader = terminal ? piece -> session.print(text.take(piece)) : session::print;
        return session.connected(Access.READ_WRITE, hypervisor -> {
            SerialVm serial = new SerialVm(hypervisor, session.machinery());
            if (follow) {
                serial.follow(machine, reader);
            } else {
                serial.log(machine, reader);
            }
            session.print(text.last());
            return ExitCodes.DONE;
        });
    }
}
